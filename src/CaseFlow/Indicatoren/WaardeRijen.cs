using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Import;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>A file of figures from outside: GGD, CBS, the annual account. A row that says what stands there already does nothing.</summary>
public sealed class WaardeRijen(CaseFlowDbContext db, Configuratie configuratie) : IRijverwerker
{
    public const string Naam = "waarden";
    private const decimal Grootste = 100_000_000_000m;

    private static readonly string[] Rollen = ["beleid", Handeling.RolSysteem];

    public string Soort => Naam;

    public IReadOnlyList<string> Kolommen { get; } = ["indicator", "naam", "periode", "waarde", "bron", "datum", "opmerking"];

    // A value may go back to what it was: then the same row is no repetition.
    public bool KentHerhaling => true;

    public void Controleer(Handeling handeling)
    {
        if (!Rollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen cijfers van buiten inlezen.");
        }
    }

    // The file that the page offers has a row for every series; one that nobody filled in says nothing.
    public IReadOnlyList<Bronrij> Lees(byte[] inhoud) =>
        [.. Csvlezer.Lees(inhoud, Kolommen, ["indicator", "periode", "waarde", "bron", "datum"]).Where(r => r.Fout is not null || r.Tekst("periode") is not null || r.Tekst("waarde") is not null)];

    public async Task<Rijgevolg> VerwerkAsync(Handeling handeling, Bronrij rij)
    {
        var (reeks, eenheid) = Reeks(handeling.Gemeente, rij.Verplicht("indicator"));
        var periode = LeesPeriode(rij.Verplicht("periode"), handeling.Vandaag);
        var (waarde, getal) = LeesWaarde(rij.Verplicht("waarde"), eenheid);
        var nieuw = new ExterneWaarde
        {
            GemeenteId = handeling.Gemeente,
            Reeks = reeks,
            Periode = periode,
            Waarde = waarde,
            Getal = getal,
            Bron = Kort(rij, "bron", 200)!,
            Brondatum = rij.DatumTotEnMet("datum", handeling.Vandaag),
            Opmerking = Kort(rij, "opmerking", 500),
            Op = handeling.Moment,
            MedewerkerId = handeling.MedewerkerId,
            Door = handeling.Naam,
        };
        var vorige = await db.ExterneWaarden.AsNoTracking().Where(w => w.GemeenteId == handeling.Gemeente && w.Reeks == reeks && w.Periode == periode)
            .OrderByDescending(w => w.Versie).FirstOrDefaultAsync();
        if (vorige is not null && (vorige.Waarde, vorige.Bron, vorige.Brondatum, vorige.Opmerking) == (nieuw.Waarde, nieuw.Bron, nieuw.Brondatum, nieuw.Opmerking))
        {
            return new Rijgevolg(Rijuitslag.Dubbel, "Deze waarde staat er al.");
        }
        nieuw.Versie = (vorige?.Versie ?? 0) + 1;
        db.ExterneWaarden.Add(nieuw);
        return new Rijgevolg(Rijuitslag.Verwerkt);
    }

    private (string Id, string Eenheid) Reeks(string gemeente, string id)
    {
        if (configuratie.Indicatoren.FirstOrDefault(i => i.Gemeente == gemeente && i.Id == id) is { } indicator)
        {
            return indicator.Telling is null ? (id, indicator.Eenheid)
                : throw new WeigeringException("waarde-onbekend:indicator", "Deze indicator telt CaseFlow zelf. U kunt er geen waarde voor inlezen.");
        }
        return configuratie.Noemers.Any(n => n.Id == id) ? (id, "aantal")
            : throw new WeigeringException("waarde-onbekend:indicator", $"'{(id.Length > 60 ? id[..60] : id)}' is geen indicator van deze gemeente en geen groep uit noemers.json. Haal het voorbeeldbestand op: daar staan ze allemaal in.");
    }

    private static string LeesPeriode(string tekst, DateOnly vandaag) =>
        !Periode.TryParse(tekst, out var periode) ? throw new WeigeringException("waarde-onbekend:periode", "Schrijf de kolom periode als 2025, 2025-Q2 of 2025-03.")
        : periode.Van > vandaag ? throw new WeigeringException("datum-toekomst:periode", "De periode ligt in de toekomst. Een doel voor later legt u vast als streefwaarde.")
        : periode.ToString();

    private static (string Waarde, decimal? Getal) LeesWaarde(string tekst, string eenheid)
    {
        if (eenheid == "ja-nee")
        {
            return tekst.ToLowerInvariant() is "ja" or "nee" ? (tekst.ToLowerInvariant(), null)
                : throw new WeigeringException("waarde-onbekend:waarde", "Schrijf ja of nee in de kolom waarde.");
        }
        return decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) && Math.Abs(getal) < Grootste && getal == Math.Round(getal, 4)
            ? (getal.ToString("0.####", CultureInfo.InvariantCulture), getal)
            : throw new WeigeringException("waarde-onbekend:waarde", "Schrijf de kolom waarde als 1250 of 12,5: alleen het getal, zonder punten, procentteken of euroteken.");
    }

    private static string? Kort(Bronrij rij, string kolom, int langst)
    {
        var tekst = kolom == "bron" ? rij.Verplicht(kolom) : rij.Tekst(kolom);
        return tekst is null || tekst.Length <= langst ? tekst : throw new WeigeringException($"waarde-te-lang:{kolom}", $"De kolom {kolom} mag {langst} tekens lang zijn.");
    }
}
