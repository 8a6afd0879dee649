using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Indicatoren;

/// <summary>What policy staff decide beside the document: targets, goals, and what they say of a figure. Each change is a row with who, when and why.</summary>
public sealed class Beleidskeuzes(CaseFlowDbContext db, Transactie transactie, Configuratie configuratie, Logschrijver log)
{
    private const int LangsteDuiding = 2000;

    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public async Task ZetStreefwaardeAsync(Handeling handeling, string indicatorId, string? jaar, string? waarde, string? richting, DateOnly? geldigVan, string? reden)
    {
        var indicator = Indicator(handeling, indicatorId);
        var fouten = new List<Veldfout>();
        if (!int.TryParse(jaar, NumberStyles.None, CultureInfo.InvariantCulture, out var welk) || welk is < 2000 or > 2100)
        {
            fouten.Add(new("waarde-onbekend:jaar", "jaar", "Schrijf voor welk jaar de streefwaarde is, bijvoorbeeld 2027."));
        }
        var (tekst, getal) = (string.IsNullOrWhiteSpace(waarde) ? null : waarde.Trim(), (decimal?)null);
        if (tekst is not null && indicator.Eenheid == "ja-nee")
        {
            tekst = tekst.ToLowerInvariant();
            if (tekst is not ("ja" or "nee"))
            {
                fouten.Add(new("waarde-onbekend:waarde", "waarde", "Schrijf ja of nee."));
            }
        }
        else if (tekst is not null)
        {
            getal = decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var gelezen) && Math.Abs(gelezen) < 100_000_000_000m ? Math.Round(gelezen, 4) : null;
            if (getal is null)
            {
                fouten.Add(new("waarde-onbekend:waarde", "waarde", "Schrijf alleen het getal, bijvoorbeeld 1250 of 12,5. Laat het leeg als de streefwaarde vervalt."));
            }
            tekst = getal?.ToString("0.####", CultureInfo.InvariantCulture);
        }
        if (richting is { Length: > 0 } and not ("omhoog" or "omlaag"))
        {
            fouten.Add(new("waarde-onbekend:richting", "richting", "Kies hoger is beter of lager is beter, of laat het leeg."));
        }
        if (geldigVan is null)
        {
            fouten.Add(new("veld-verplicht:geldig-van", "geldigVan", "Vul in vanaf welke dag de streefwaarde geldt."));
        }
        fouten.AddRange(Redenfout(reden));
        Weiger(fouten);
        await transactie.RunAsync(async () =>
        {
            log.Ingesteld(handeling, $"streefwaarde van {indicator.Id} voor {welk}");
            db.Streefwaarden.Add(new Streefwaarde
            {
                GemeenteId = handeling.Gemeente,
                IndicatorId = indicator.Id,
                Jaar = welk,
                Versie = 1 + (await db.Streefwaarden.Where(s => s.GemeenteId == handeling.Gemeente && s.IndicatorId == indicator.Id && s.Jaar == welk).MaxAsync(s => (int?)s.Versie) ?? 0),
                Waarde = tekst,
                Getal = getal,
                Richting = string.IsNullOrEmpty(richting) ? null : richting,
                GeldigVan = geldigVan!.Value,
                Reden = reden!.Trim(),
                Op = handeling.Moment,
                MedewerkerId = handeling.MedewerkerId,
                Door = handeling.Naam,
            });
        });
    }

    /// <summary>Renames a goal of the document, or adds, changes or ends one beside it; without a key it is a new one.</summary>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public async Task ZetDoelAsync(Handeling handeling, string? sleutel, string? naam, string? ouder, IReadOnlyList<string> indicatoren, bool isVervallen, string? reden)
    {
        Controleer(handeling);
        var eigen = configuratie.IndicatorenVan(handeling.Gemeente);
        var versies = await db.Doelversies.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente).ToListAsync();
        var bekend = Doelboom.Maak(eigen, versies).SelectMany(d => d.Alle()).ToList();
        var vorige = versies.Where(v => v.Doel == sleutel).MaxBy(v => v.Versie);
        var fouten = new List<Veldfout>();
        if (sleutel is not null && vorige is null && bekend.TrueForAll(d => d.Sleutel != sleutel))
        {
            throw new WeigeringException("doel-onbekend", "Dit doel bestaat niet. Ga terug naar de doelen en kies er een.");
        }
        var isEigen = sleutel is null || Doelboom.IsEigen(sleutel);
        if (string.IsNullOrWhiteSpace(naam) || naam.Trim().Length > 200)
        {
            fouten.Add(new("veld-verplicht:naam", "naam", "Geef het doel een naam van hoogstens 200 tekens."));
        }
        if (isEigen && !string.IsNullOrEmpty(ouder) && (bekend.Find(d => d.Sleutel == sleutel)?.Alle().Any(d => d.Sleutel == ouder) == true || bekend.TrueForAll(d => d.Sleutel != ouder)))
        {
            fouten.Add(new("waarde-onbekend:ouder", "ouder", "Kies een doel waar dit doel onder valt, of laat het leeg."));
        }
        if (isEigen && indicatoren.Any(id => eigen.All(i => i.Id != id)))
        {
            fouten.Add(new("waarde-onbekend:indicatoren", "indicatoren", "Kies indicatoren van uw eigen gemeente."));
        }
        fouten.AddRange(Redenfout(reden));
        Weiger(fouten);
        var doel = sleutel ?? Doelboom.NieuweSleutel();
        await transactie.RunAsync(async () =>
        {
            log.Ingesteld(handeling, $"doel {doel}");
            db.Doelversies.Add(new Doelversie
            {
                GemeenteId = handeling.Gemeente,
                Doel = doel,
                Versie = 1 + (await db.Doelversies.Where(d => d.GemeenteId == handeling.Gemeente && d.Doel == doel).MaxAsync(d => (int?)d.Versie) ?? 0),
                Naam = naam!.Trim(),
                Ouder = isEigen && !string.IsNullOrEmpty(ouder) ? ouder : null,
                Indicatoren = isEigen ? string.Join(' ', indicatoren.Distinct()) : "",
                IsVervallen = isEigen && isVervallen,
                Reden = reden!.Trim(),
                Op = handeling.Moment,
                MedewerkerId = handeling.MedewerkerId,
                Door = handeling.Naam,
            });
        });
    }

    /// <summary>Says something of a figure that was published; an empty text takes back what was said.</summary>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public async Task ZetDuidingAsync(Handeling handeling, string indicatorId, Periode periode, string? tekst)
    {
        var indicator = Indicator(handeling, indicatorId);
        var nieuw = (tekst ?? "").Trim().ReplaceLineEndings("\n");
        if (nieuw.Length > LangsteDuiding)
        {
            throw new WeigeringException("waarde-te-lang:tekst", $"Een duiding mag {LangsteDuiding} tekens lang zijn.", "tekst");
        }
        var van = periode.ToString();
        await transactie.RunAsync(async () =>
        {
            var vorige = await db.Duidingen.AsNoTracking().Where(d => d.GemeenteId == handeling.Gemeente && d.IndicatorId == indicator.Id && d.Periode == van)
                .OrderByDescending(d => d.Versie).FirstOrDefaultAsync();
            if (nieuw == (vorige?.Tekst ?? ""))
            {
                throw new WeigeringException("niets-gewijzigd", vorige is null ? "Schrijf wat u bij dit cijfer wilt zeggen." : "Deze duiding staat er al zo.", "tekst");
            }
            log.Ingesteld(handeling, $"duiding bij {indicator.Id} over {van}");
            db.Duidingen.Add(new Duiding
            {
                GemeenteId = handeling.Gemeente,
                IndicatorId = indicator.Id,
                Periode = van,
                Versie = (vorige?.Versie ?? 0) + 1,
                Tekst = nieuw,
                Op = handeling.Moment,
                MedewerkerId = handeling.MedewerkerId,
                Door = handeling.Naam,
            });
        });
    }

    private Indicator Indicator(Handeling handeling, string id)
    {
        Controleer(handeling);
        return configuratie.IndicatorenVan(handeling.Gemeente).FirstOrDefault(i => i.Id == id)
            ?? throw new WeigeringException("indicator-onbekend", "Deze indicator staat niet in het beleid van uw gemeente.");
    }

    private static void Controleer(Handeling handeling)
    {
        if (handeling.Rol != "beleid")
        {
            throw new WeigeringException("rol-onbevoegd", "Alleen een beleidsadviseur legt dit vast.");
        }
    }

    private static IEnumerable<Veldfout> Redenfout(string? reden) => string.IsNullOrWhiteSpace(reden) || reden.Trim().Length > 500
        ? [new("veld-verplicht:reden", "reden", "Schrijf in het kort waarom (hoogstens 500 tekens), bijvoorbeeld het besluit van de raad.")]
        : [];

    private static void Weiger(List<Veldfout> fouten)
    {
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
    }
}
