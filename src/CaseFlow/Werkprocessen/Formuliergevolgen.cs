using System.Globalization;
using CaseFlow.Brieven;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Keeps what was filled in at a task, and does what the file of its form says that follows.</summary>
public sealed class Formuliergevolgen(CaseFlowDbContext db, Configuratie configuratie, TermijnService termijnen, BriefService brieven, Dossier dossier)
{
    /// <param name="c">The task that is completed.</param>
    /// <param name="formulier">Its form.</param>
    /// <param name="label">The outcome in words.</param>
    /// <param name="variabelen">The types of the variables of the route.</param>
    public async Task VerwerkAsync(TaakContext c, Formulier formulier, string label, IReadOnlyDictionary<string, string> variabelen)
    {
        if (!Invoer.IsLeeg(c.Invoer.Gegevens))
        {
            db.TaakAntwoorden.Add(new TaakAntwoord
            {
                ZaakId = c.Zaak.Id,
                TaakId = c.Taak.Id,
                InstantieId = c.Taak.InstantieId,
                Formulier = formulier.Id,
                Kop = $"{c.Taak.Naam}: {label}",
                Gegevens = c.Invoer.Gegevens.ToJsonString(),
                Op = c.Nu,
                Door = c.Handeling.Naam,
                IsBesloten = c.Taak.IsBesloten,
            });
        }
        foreach (var gevolgen in new[] { "*", c.Uitkomst }.Select(formulier.Gevolgen.GetValueOrDefault).OfType<Gevolgen>())
        {
            foreach (var (naam, veld) in gevolgen.Variabelen)
            {
                c.Variabelen[naam] = Variabele(variabelen.GetValueOrDefault(naam), Plek(c.Invoer, veld));
            }
            foreach (var termijn in gevolgen.Termijnen)
            {
                await VerwerkAsync(c, termijn);
            }
            foreach (var telling in gevolgen.Gebeurtenissen)
            {
                await TelAsync(c, telling);
            }
            if (gevolgen.Uitkomst is { } uitkomst)
            {
                c.Zaak.TelsleutelUitkomst = dossier.Tel(c.Zaak, c.Handeling, "uitkomst.vastgesteld", $"Uitkomst: {configuratie.Keuzelijsten(c.Zaak.GemeenteId).Naam("resultaat", uitkomst).ToLowerInvariant()}.",
                    new Telregel(("uitkomst", uitkomst), ("voorziening", c.Invoer.Tekst("voorziening")), ("wet", c.Zaak.Wet)) { Vervangt = c.Zaak.TelsleutelUitkomst });
            }
            if (gevolgen.Brief is { } brief)
            {
                brieven.Maak(c, brief, Briefwaarden(c, formulier));
            }
        }
    }

    private async Task VerwerkAsync(TaakContext c, Termijngevolg gevolg)
    {
        if (gevolg.Moment is { } moment)
        {
            // A day that nobody knows yet sets no clock going.
            if (gevolg.Vanaf is null || Datum(c.Invoer, gevolg.Vanaf) is not null)
            {
                termijnen.Start(c, moment, c.Zaak.Wet, Datum(c.Invoer, gevolg.Vanaf) ?? c.Vandaag, c.Spoor?.Id, c.Taak.InstantieId);
            }
        }
        else if (gevolg.Haal is { } haal)
        {
            await termijnen.VoltooiAsync(c, t => t.Regel == haal && IsHiervan(t, c), Datum(c.Invoer, gevolg.Op) ?? c.Vandaag, c.Taak.Stap);
        }
        else if (gevolg.Verval is { } verval)
        {
            await termijnen.VervallenAsync(c, c.Taak.Stap, t => t.Regel == verval && IsHiervan(t, c));
        }
    }

    // Two runs of one route in a case each have their own clock.
    private static bool IsHiervan(Termijn termijn, TaakContext c) =>
        termijn.InstantieId is { } instantie ? instantie == c.Taak.InstantieId : termijn.SpoorId is null || termijn.SpoorId == c.Spoor?.Id;

    private async Task TelAsync(TaakContext c, Telgevolg telling)
    {
        foreach (var (bron, verwacht) in telling.Als)
        {
            var gevonden = await WaardeAsync(c, bron);
            if (verwacht == "*" ? gevonden is null : gevonden != verwacht)
            {
                return;
            }
        }
        var dimensies = new Dictionary<string, string?>();
        foreach (var (naam, waarde) in telling.Dimensies)
        {
            dimensies[naam] = waarde.StartsWith('=') ? await WaardeAsync(c, waarde[1..]) : waarde;
        }
        var datum = Datum(c.Invoer, telling.Datum);
        dossier.Tel(c.Zaak, c.Handeling, telling.Naam, telling.Tekst, new Telregel(dimensies)
        {
            // What lies ahead is counted when it is said; from when it holds stands beside it.
            Datum = datum > c.Vandaag ? null : datum,
            GeldigVan = Datum(c.Invoer, telling.GeldigVan),
            GeldigTot = Datum(c.Invoer, telling.GeldigTot),
            Over = c.Taak.InstantieId,
            Onderdeel = telling.Onderdeel,
        });
    }

    private async Task<string?> WaardeAsync(TaakContext c, string bron)
    {
        switch (bron.Split('.', 2))
        {
            case ["zaak", var van]:
                return van switch
                {
                    "wet" => c.Zaak.Wet,
                    "gevraagde-voorziening" => c.Zaak.GevraagdeVoorziening,
                    "type-hulpvraag" => c.Zaak.TypeHulpvraag,
                    _ => null,
                };
            case ["eerder", var veld]:
                return Waarde(c.Invoer, veld, c.Gemeente) ?? (await EerderAsync(c)).Select(i => Waarde(i, veld, c.Gemeente)).FirstOrDefault(w => w is not null);
            default:
                return Waarde(c.Invoer, bron, c.Gemeente);
        }
    }

    private async Task<IEnumerable<Invoer>> EerderAsync(TaakContext c)
    {
        var instantie = c.Taak.InstantieId;
        var antwoorden = await db.TaakAntwoorden.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Where(a => a.InstantieId == instantie).OrderByDescending(a => a.Op).ThenByDescending(a => a.Id).Select(a => a.Gegevens).ToListAsync();
        return antwoorden.Select(Invoer.Parse);
    }

    private static string? Waarde(Invoer invoer, string bron, Gemeente gemeente)
    {
        if (bron.EndsWith(".regeling", StringComparison.Ordinal))
        {
            return gemeente.Voorziening(Waarde(invoer, bron[..^".regeling".Length], gemeente))?.Regeling;
        }
        var (waar, veld) = Plek(invoer, bron);
        return waar.Datum(veld) is { } dag && waar.Tekst(veld) is { Length: 10 } ? dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : waar.Tekst(veld);
    }

    private static object? Variabele(string? soort, (Invoer Waar, string Veld) van) => soort switch
    {
        "boolean" => van.Waar.Ja(van.Veld),
        "date" => van.Waar.Datum(van.Veld),
        "number" => decimal.TryParse(van.Waar.Tekst(van.Veld), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) ? getal : null,
        _ => van.Waar.Tekst(van.Veld),
    };

    private static DateOnly? Datum(Invoer invoer, string? veld)
    {
        var (waar, naam) = Plek(invoer, veld ?? "");
        return veld is null ? null : waar.Datum(naam);
    }

    private static (Invoer Waar, string Veld) Plek(Invoer invoer, string pad)
    {
        var delen = pad.Split('.');
        return (delen[..^1].Aggregate(invoer, (i, deel) => i.Groep(deel)), delen[^1]);
    }

    private Dictionary<string, string?> Briefwaarden(TaakContext c, Formulier formulier) => formulier.Velden
        .Where(v => c.Invoer.Heeft(v.Id) && !BriefService.Altijd.Contains(v.Id))
        .ToDictionary(v => v.Id, v => (string?)Voorkennis.Woorden(v, c.Invoer[v.Id]!, configuratie.Keuzelijsten(c.Gemeente.Id)));
}
