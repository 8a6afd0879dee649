using System.Globalization;
using System.Security.Cryptography;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Bijlagen;

/// <summary>Adds a file to a case and removes one. Who may see the case may do both; a file is never half there.</summary>
public sealed class BijlageService(CaseFlowDbContext db, Transactie transactie, ZaakLader lader, Dossier dossier, Configuratie configuratie, BijlageOpslag opslag, BijlageOptions opties, Virusscanner scanner)
{
    private const int LangsteNaam = 120;

    public async Task ToevoegenAsync(Handeling handeling, Guid zaakId, string naam, string? soort, Stream stroom, CancellationToken cancellation = default)
    {
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
        if (configuratie.Keuzelijsten(handeling.Gemeente).Keuzes("bijlage-soort").All(k => k.Id != soort))
        {
            throw new WeigeringException("veld-verplicht:soort", "Kies wat voor bijlage het is.", "soort");
        }
        var inhoud = await LeesAsync(stroom, cancellation);
        var veilig = VeiligeNaam(naam);
        var type = Bestandstype.Van(inhoud, veilig);
        await scanner.ControleerAsync(inhoud, cancellation);
        var (id, hash) = (Guid.CreateVersion7(), Convert.ToHexStringLower(SHA256.HashData(inhoud)));
        await opslag.ZetKlaarAsync(id, inhoud, cancellation);
        try
        {
            await transactie.RunAsync(async () =>
            {
                var c = await lader.LaadAsync(zaakId, handeling);
                if (await db.Bijlagen.AnyAsync(b => b.ZaakId == zaakId && b.Hash == hash && b.VerwijderdOp == null, cancellation))
                {
                    throw new WeigeringException("bijlage-bestaat-al", "Ditzelfde bestand zit al in deze zaak.", "bestand");
                }
                db.Bijlagen.Add(new Bijlage
                {
                    Id = id,
                    ZaakId = zaakId,
                    Naam = veilig,
                    Soort = soort!,
                    Mediatype = type.Mediatype,
                    Grootte = inhoud.Length,
                    Hash = hash,
                    Op = c.Nu,
                    MedewerkerId = handeling.MedewerkerId,
                    Door = handeling.Naam,
                });
                dossier.Noteer(c.Zaak, handeling, "bijlage.toegevoegd", $"Bijlage toegevoegd: {veilig}.");
                await db.SaveChangesAsync(cancellation);
                // Last, right before the commit: a row never points at nothing. Killed in between, the sweep finds the file.
                opslag.Bevestig(id);
            }, cancellation);
        }
        catch (WeigeringException)
        {
            opslag.Wis(id);
            throw;
        }
        catch
        {
            // Whether the commit came through is not known here; the sweep asks the database.
            opslag.WisLos(id);
            throw;
        }
    }

    public Task VerwijderenAsync(Handeling handeling, Guid zaakId, Guid id, string? reden) => transactie.RunAsync(async () =>
    {
        var c = await lader.LaadAsync(zaakId, handeling);
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u dit niet doen.");
        }
        var bijlage = await db.Bijlagen.SingleOrDefaultAsync(b => b.Id == id && b.ZaakId == zaakId && b.VerwijderdOp == null)
            ?? throw new WeigeringException("bijlage-onbekend", "Deze bijlage is er niet meer.");
        if (string.IsNullOrWhiteSpace(reden))
        {
            throw new WeigeringException("veld-verplicht:reden", "Schrijf op waarom u deze bijlage weghaalt.", "reden");
        }
        bijlage.VerwijderdOp = c.Nu;
        bijlage.VerwijderdDoor = handeling.Naam;
        bijlage.RedenVerwijderd = reden.Trim() is { Length: > 1000 } lang ? lang[..1000] : reden.Trim();
        dossier.Noteer(c.Zaak, handeling, "bijlage.verwijderd", $"Bijlage weggehaald: {bijlage.Naam}.", bijlage.RedenVerwijderd);
    });

    /// <summary>A name without a folder, and without signs that turn, hide or end it; every system can store it.</summary>
    internal static string VeiligeNaam(string naam)
    {
        var kaal = naam.Replace('\\', '/').Split('/')[^1].Normalize();
        var tekens = kaal.Where(t => !"<>:\"|?*".Contains(t) && CharUnicodeInfo.GetUnicodeCategory(t) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
        var schoon = string.Concat(tekens).TrimEnd('.', ' ');
        var punt = schoon.LastIndexOf('.');
        var extensie = punt >= 0 && schoon.Length - punt <= 10 ? schoon[punt..] : "";
        var stam = schoon[..^extensie.Length].Trim('.', ' ');
        return (stam.Length == 0 ? "bijlage" : stam[..Math.Min(stam.Length, LangsteNaam - extensie.Length)]) + extensie;
    }

    private async Task<byte[]> LeesAsync(Stream stroom, CancellationToken cancellation)
    {
        using var inhoud = new MemoryStream();
        var buffer = new byte[81920];
        for (int gelezen; (gelezen = await stroom.ReadAsync(buffer, cancellation)) > 0;)
        {
            inhoud.Write(buffer, 0, gelezen);
            if (inhoud.Length > opties.MaxBytes)
            {
                throw new WeigeringException("bijlage-te-groot", $"Dit bestand is te groot. Het mag hooguit {opties.MaxMegabytes} MB zijn.", "bestand");
            }
        }
        return inhoud.ToArray();
    }
}
