using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Import;

/// <summary>
/// Reads a file in, row by row, each in its own transaction. A row that was taken in is known again: the same file twice does nothing twice, and a
/// file that was broken off half-way is simply read again.
/// </summary>
public sealed partial class ImportService(CaseFlowDbContext db, IServiceScopeFactory scopes, IEnumerable<IRijverwerker> verwerkers, Importkluis kluis, Afschermingen afschermingen, Dossier dossier)
{
    private const int Bewaardagen = 30;
    private const int MaxReden = 500;

    /// <exception cref="WeigeringException">Who brings it may not, or the file as a whole cannot be read. Nothing was stored.</exception>
    public async Task<Guid> LeesAsync(Handeling handeling, string soort, byte[] inhoud, int maxRijen = Csvlezer.MaxRijen, CancellationToken cancellation = default)
    {
        var verwerker = verwerkers.Single(v => v.Soort == soort);
        verwerker.Controleer(handeling);
        var rijen = verwerker.Lees(inhoud);
        if (rijen.Count > maxRijen)
        {
            throw Csvlezer.Fout($"Het bestand heeft {rijen.Count} rijen, en hier mogen er {maxRijen} in een keer. Deel het op, of vraag uw beheerder het met de opdracht import in te lezen.");
        }
        var bestand = new Importbestand
        {
            GemeenteId = handeling.Gemeente,
            Soort = soort,
            Rijen = rijen.Count,
            Op = handeling.Moment,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
        };
        db.Importbestanden.Add(bestand);
        await db.SaveChangesAsync(cancellation);
        await RuimOpAsync(handeling, cancellation);
        foreach (var rij in rijen)
        {
            cancellation.ThrowIfCancellationRequested();
            await LeesRijAsync(handeling, bestand, rij);
        }
        var (id, klaar) = (bestand.Id, (DateTimeOffset?)handeling.Moment);
        await db.Importbestanden.Where(b => b.Id == id).ExecuteUpdateAsync(b => b.SetProperty(x => x.KlaarOp, klaar), cancellation);
        return id;
    }

    /// <summary>The last files of this sort, newest first, each with how its rows fared.</summary>
    public async Task<IReadOnlyList<Importstand>> GeschiedenisAsync(Handeling handeling, string soort)
    {
        var bestanden = await db.Importbestanden.AsNoTracking().Where(b => b.GemeenteId == handeling.Gemeente && b.Soort == soort).OrderByDescending(b => b.Op).ThenByDescending(b => b.Id).Take(50).ToListAsync();
        var ids = bestanden.Select(b => b.Id).ToList();
        var aantallen = await db.Importregels.Where(r => ids.Contains(r.ImportbestandId)).GroupBy(r => new { r.ImportbestandId, r.Uitslag })
            .Select(g => new { g.Key.ImportbestandId, g.Key.Uitslag, Aantal = g.Count() }).ToListAsync();
        return [.. bestanden.Select(b => new Importstand(b, aantallen.Where(a => a.ImportbestandId == b.Id).ToDictionary(a => a.Uitslag, a => a.Aantal)))];
    }

    /// <summary>The rows of one file that ask for somebody's attention; null when this municipality has no such file.</summary>
    public async Task<IReadOnlyList<Aandachtsregel>?> AandachtAsync(Handeling handeling, string soort, Guid id)
    {
        if (!await db.Importbestanden.AnyAsync(b => b.Id == id && b.GemeenteId == handeling.Gemeente && b.Soort == soort))
        {
            return null;
        }
        var regels = await db.Importregels.AsNoTracking().Where(r => r.ImportbestandId == id && (r.Uitslag == Rijuitslag.Afgewezen || r.Uitslag == Rijuitslag.Twijfel)).OrderBy(r => r.Nummer).Take(500)
            .Select(r => new { r.Nummer, r.ZaakId, r.Reden }).ToListAsync();
        // Who brings figures from outside asks nothing of cases.
        var zaken = regels.Where(r => r.ZaakId is not null).Select(r => r.ZaakId!.Value).Distinct().ToList();
        var nummers = zaken.Count == 0 ? [] : await afschermingen.Open(db.Zaken, handeling).Where(z => zaken.Contains(z.Id)).ToDictionaryAsync(z => z.Id, z => z.Nummer);
        return [.. regels.Select(r => new Aandachtsregel(r.Nummer, r.ZaakId is { } zaak ? nummers.GetValueOrDefault(zaak) : null, r.Reden))];
    }

    /// <summary>The refused rows as they came, each with its reason in front; null when this municipality has no such file. Reading them is logged.</summary>
    public async Task<string?> AfgewezenAsync(Handeling handeling, string soort, Guid id)
    {
        // The functional manager gets back the rows of a file of their own, and not those that a colleague brought in: they name residents.
        if (!await db.Importbestanden.AnyAsync(b => b.Id == id && b.GemeenteId == handeling.Gemeente && b.Soort == soort && (handeling.Rol != "beheer" || b.MedewerkerId == handeling.MedewerkerId)))
        {
            return null;
        }
        var verwerker = verwerkers.Single(v => v.Soort == soort);
        verwerker.Controleer(handeling);
        var regels = await db.Importregels.AsNoTracking().Where(r => r.ImportbestandId == id && r.Uitslag == Rijuitslag.Afgewezen).OrderBy(r => r.Nummer).ToListAsync();
        dossier.Inzien(handeling, null, null, $"afgewezen rijen van een import ({soort})");
        await db.SaveChangesAsync();
        var csv = new StringBuilder();
        csv.AppendJoin(',', Csvlezer.Vooraan.Concat(verwerker.Kolommen).Select(CsvUitvoer.Veld)).Append("\r\n");
        foreach (var regel in regels)
        {
            var velden = regel.InhoudVersleuteld is { } inhoud ? kluis.Ontsleutel(inhoud) : new Dictionary<string, string>();
            csv.AppendJoin(',', verwerker.Kolommen.Select(k => velden.GetValueOrDefault(k) ?? "").Prepend(regel.Reden ?? "").Prepend($"{regel.Nummer}").Select(CsvUitvoer.Veld)).Append("\r\n");
        }
        return csv.ToString();
    }

    private async Task LeesRijAsync(Handeling handeling, Importbestand bestand, Bronrij rij)
    {
        var sleutel = kluis.Sleutel(bestand.Soort, rij);
        try
        {
            await InEigenRuimteAsync(async (diensten, eigen) =>
            {
                if (rij.Fout is { } fout)
                {
                    throw new WeigeringException("rij-onleesbaar", fout);
                }
                var verwerker = diensten.GetServices<IRijverwerker>().Single(v => v.Soort == bestand.Soort);
                if (verwerker.KentHerhaling)
                {
                    return Regel(bestand, rij, await verwerker.VerwerkAsync(handeling, rij));
                }
                if (await eigen.Importregels.AnyAsync(r => r.GemeenteId == bestand.GemeenteId && r.Sleutel == sleutel))
                {
                    return Regel(bestand, rij, new Rijgevolg(Rijuitslag.Dubbel, "Deze rij is al eerder ingelezen."));
                }
                var regel = Regel(bestand, rij, await verwerker.VerwerkAsync(handeling, rij));
                regel.Sleutel = sleutel;
                return regel;
            });
        }
        catch (WeigeringException e)
        {
            var isDubbel = e.Id == "signaal-al-bekend";
            var regel = Regel(bestand, rij, new Rijgevolg(isDubbel ? Rijuitslag.Dubbel : Rijuitslag.Afgewezen, string.Join(' ', e.Fouten.Select(f => f.Melding).Distinct())));
            regel.InhoudVersleuteld = isDubbel ? null : kluis.Versleutel(rij.Velden);
            await InEigenRuimteAsync((_, _) => Task.FromResult(regel));
        }
    }

    // A row has a context of its own: what one leaves behind is no weight for the next.
    private async Task InEigenRuimteAsync(Func<IServiceProvider, CaseFlowDbContext, Task<Importregel>> act)
    {
        await using var ruimte = scopes.CreateAsyncScope();
        var eigen = ruimte.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        await ruimte.ServiceProvider.GetRequiredService<Transactie>().RunAsync(async () => eigen.Importregels.Add(await act(ruimte.ServiceProvider, eigen)).Entity.Id);
    }

    private static Importregel Regel(Importbestand bestand, Bronrij rij, Rijgevolg gevolg)
    {
        // What somebody typed in the wrong column may be a number of a person.
        var reden = gevolg.Reden is null ? null : Nummer().Replace(gevolg.Reden, "*********");
        return new Importregel
        {
            ImportbestandId = bestand.Id,
            GemeenteId = bestand.GemeenteId,
            Nummer = rij.Nummer,
            Uitslag = gevolg.Uitslag,
            Reden = reden?.Length > MaxReden ? reden[..MaxReden] : reden,
            ZaakId = gevolg.ZaakId,
        };
    }

    // Long enough to mend a file, and no longer.
    private async Task RuimOpAsync(Handeling handeling, CancellationToken cancellation)
    {
        var grens = handeling.Moment.AddDays(-Bewaardagen);
        await db.Importregels.Where(r => r.InhoudVersleuteld != null && db.Importbestanden.Any(b => b.Id == r.ImportbestandId && b.Op < grens))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.InhoudVersleuteld, (byte[]?)null), cancellation);
    }

    [GeneratedRegex(@"\d{8,9}")]
    private static partial Regex Nummer();
}

/// <summary>A file that was read in, and how many of its rows fared how.</summary>
public sealed record Importstand(Importbestand Bestand, IReadOnlyDictionary<Rijuitslag, int> Aantallen)
{
    public int Aantal(Rijuitslag uitslag) => Aantallen.GetValueOrDefault(uitslag);
}

/// <summary>A row that somebody has to look at: refused, or in doubt in this case.</summary>
public sealed record Aandachtsregel(int Nummer, string? Zaak, string? Reden);
