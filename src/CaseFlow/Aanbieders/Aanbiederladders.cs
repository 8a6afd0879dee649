using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Aanbieders;

/// <summary>A provider with a provision of the ladder: its step, and how many running provisions it touches.</summary>
public sealed record Aanbiederstand(string Aanbieder, string Voorziening, string VoorzieningNaam, Aanbiederstap? Stap, int Lopend, int Wachtend);

/// <summary>One provider from near: its steps, and the cases it touches as far as the viewer may see them.</summary>
public sealed record Aanbiederbeeld(Aanbiederstand Stand, IReadOnlyList<Aanbiederstap> Stappen, int Zaken, IReadOnlyList<GeraakteZaak> Zichtbaar);

public sealed record GeraakteZaak(string Nummer, string? Inwoner, bool IsWachtend);

/// <summary>
/// The escalation ladder of providers that cannot deliver (huishoudelijke ondersteuning). It is about a provider and no case; quality and team
/// leads set the steps. Beheer and beleid do not: they never reach a case, and the cases that are touched stand beside it.
/// </summary>
public sealed class Aanbiederladders(CaseFlowDbContext db, Transactie transactie, Configuratie configuratie, ZaakInzage inzage, Dossier dossier)
{
    private const int Hoogstens = 100;

    public Leveringsladder? Ladder(Handeling handeling) => configuratie.Gemeenten[handeling.Gemeente].Leveringsladder;

    public async Task<IReadOnlyList<Aanbiederstand>> LeesAsync(Handeling handeling)
    {
        if (Ladder(handeling) is not { } ladder)
        {
            return [];
        }
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        var geteld = await Lopend(handeling, ladder).GroupBy(i => new { i.Aanbieder, i.Voorziening })
            .Select(g => new { g.Key.Aanbieder, g.Key.Voorziening, Lopend = g.Count(), Wachtend = g.Count(i => i.LeveringGestartOp == null && i.OpWachtlijstSinds != null) }).ToListAsync();
        var stappen = (await Stappen(handeling).ToListAsync()).GroupBy(s => (s.Aanbieder, s.Voorziening)).ToDictionary(g => g.Key, g => g.First());
        return
        [
            .. geteld.Select(g => (g.Aanbieder!, g.Voorziening)).Union(stappen.Keys).Select(k =>
            {
                var aantal = geteld.Find(g => g.Aanbieder == k.Item1 && g.Voorziening == k.Voorziening);
                return new Aanbiederstand(k.Item1, k.Voorziening, gemeente.Voorziening(k.Voorziening)?.Naam ?? k.Voorziening, stappen.GetValueOrDefault((k.Item1, k.Voorziening)), aantal?.Lopend ?? 0, aantal?.Wachtend ?? 0);
            })
            .OrderByDescending(s => ladder.Plaats(s.Stap?.Naar)).ThenBy(s => s.Aanbieder, StringComparer.Ordinal).ThenBy(s => s.VoorzieningNaam, StringComparer.Ordinal),
        ];
    }

    /// <returns>Null when this provider delivers none of the provisions of the ladder here.</returns>
    public async Task<Aanbiederbeeld?> BekijkAsync(Handeling handeling, string aanbieder, string voorziening)
    {
        if (Ladder(handeling) is not { } ladder || (await LeesAsync(handeling)).FirstOrDefault(s => s.Aanbieder == aanbieder && s.Voorziening == voorziening) is not { } stand)
        {
            return null;
        }
        var geraakt = Lopend(handeling, ladder).Where(i => i.Aanbieder == aanbieder && i.Voorziening == voorziening);
        var zichtbaar = inzage.Zichtbaar(handeling);
        var zaken = await geraakt.Where(i => zichtbaar.Any(z => z.Id == i.ZaakId))
            .Join(db.Zaken, i => i.ZaakId, z => z.Id, (i, z) => new { z.Nummer, Inwoner = z.Inwoner!.Naam, IsWachtend = i.LeveringGestartOp == null && i.OpWachtlijstSinds != null })
            .OrderBy(z => z.Nummer).Take(Hoogstens).ToListAsync();
        if (zaken.Count > 0)
        {
            dossier.Inzien(handeling, null, null, "Aanbieders");
            await db.SaveChangesAsync();
        }
        return new Aanbiederbeeld(stand, await Stappen(handeling).Where(s => s.Aanbieder == aanbieder && s.Voorziening == voorziening).ToListAsync(),
            await geraakt.Select(i => i.ZaakId).Distinct().CountAsync(), [.. zaken.Select(z => new GeraakteZaak(z.Nummer, z.Inwoner, z.IsWachtend))]);
    }

    /// <exception cref="WeigeringException">Refused; nothing has changed.</exception>
    public Task ZetAsync(Handeling handeling, string? aanbieder, string? voorziening, string? naar, string? grond, DateOnly? datum) => transactie.RunAsync(async () =>
    {
        if (!Toegangsregels.Ladderrollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Een stap zetten doet kwaliteit of een teamleider.");
        }
        var ladder = Ladder(handeling) ?? throw new WeigeringException("leveringsladder-geen", "Deze gemeente heeft geen ladder voor aanbieders.");
        aanbieder = aanbieder?.Trim();
        Verplicht(aanbieder, "aanbieder", "Vul in om welke aanbieder het gaat.");
        Verplicht(voorziening, "voorziening", "Kies om welke voorziening het gaat.");
        Verplicht(naar, "naar", "Kies de stap.");
        Verplicht(grond, "grond", "Schrijf op waarom.");
        if (aanbieder!.Length > 200 || grond!.Length > 4000)
        {
            throw new WeigeringException(aanbieder.Length > 200 ? "te-lang:aanbieder" : "te-lang:grond", "Maak de tekst korter.", aanbieder.Length > 200 ? "aanbieder" : "grond");
        }
        if (!ladder.Voorzieningen.Contains(voorziening!))
        {
            throw new WeigeringException("waarde-onbekend:voorziening", "Deze voorziening staat niet op de ladder.", "voorziening");
        }
        var trede = ladder.Treden.FirstOrDefault(t => t.Code == naar) ?? throw new WeigeringException("waarde-onbekend:naar", "Deze stap staat niet op de ladder.", "naar");
        if (datum > handeling.Vandaag)
        {
            throw new WeigeringException("datum-toekomst:datum", "De dag mag niet in de toekomst liggen.", "datum");
        }
        var vorige = await Stappen(handeling).FirstOrDefaultAsync(s => s.Aanbieder == aanbieder && s.Voorziening == voorziening);
        if (vorige?.Naar == trede.Code)
        {
            throw new WeigeringException("stap-ongewijzigd", $"{aanbieder} staat al op {trede.Code} {trede.Naam}.", "naar");
        }
        db.Aanbiederstappen.Add(new Aanbiederstap
        {
            GemeenteId = handeling.Gemeente,
            Aanbieder = aanbieder,
            Voorziening = voorziening!,
            Van = vorige?.Naar,
            Naar = trede.Code,
            Naam = trede.Naam,
            LadderVersie = ladder.Versie,
            Grond = grond!.Trim(),
            Datum = datum ?? handeling.Vandaag,
            Op = handeling.Moment,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
            Rol = handeling.Rol,
        });
        dossier.Tel(handeling.Gemeente, handeling, "escalatieladder.stap_gezet", new Telregel(("voorziening", voorziening), ("van", vorige?.Naar), ("stap", trede.Code)) { Datum = datum });
    });

    private IQueryable<Indicatie> Lopend(Handeling handeling, Leveringsladder ladder)
    {
        var (gemeente, voorzieningen, vandaag) = (handeling.Gemeente, ladder.Voorzieningen, handeling.Vandaag);
        return db.Indicaties.AsNoTracking().Where(i => voorzieningen.Contains(i.Voorziening) && i.Aanbieder != null && i.Aanbieder != "" && !i.IsEenmalig
            && (i.BeeindigdOp == null || i.BeeindigdOp > vandaag) && db.Zaken.Any(z => z.Id == i.ZaakId && z.GemeenteId == gemeente));
    }

    private IQueryable<Aanbiederstap> Stappen(Handeling handeling)
    {
        var gemeente = handeling.Gemeente;
        return db.Aanbiederstappen.AsNoTracking().Where(s => s.GemeenteId == gemeente).OrderByDescending(s => s.Op).ThenByDescending(s => s.Id);
    }

    private static void Verplicht(string? waarde, string veld, string melding)
    {
        if (string.IsNullOrWhiteSpace(waarde))
        {
            throw new WeigeringException($"veld-verplicht:{veld}", melding, veld);
        }
    }
}
