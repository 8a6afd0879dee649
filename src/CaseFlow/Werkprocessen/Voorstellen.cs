using CaseFlow.Data;
using CaseFlow.Engine.Dmn;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>What a decision table of the municipality suggests for a task, and why. Never binding: nothing in the case depends on it.</summary>
public sealed record Voorstel(string Tabel, IReadOnlyList<int> Regels)
{
    /// <summary>The outcome of the task that is suggested; null when the table gives advice only.</summary>
    public string? Uitkomst { get; init; }

    /// <summary>Why, in words; null when only a term is told.</summary>
    public string? Reden { get; init; }

    /// <summary>The law that fits the question.</summary>
    public string? Wet { get; init; }

    /// <summary>The term that would run.</summary>
    public TermijnRegel? Termijn { get; init; }
}

/// <summary>Asks the tables that the municipality names for a step, with what the case knows. A person has no name here.</summary>
public sealed partial class Voorstellen(
    CaseFlowDbContext db, Configuratie configuratie, Beslistabellen tabellen, TermijnRegels termijnregels, ILogger<Voorstellen> logger)
{
    /// <summary>The key under which a municipality names the table that chooses a term.</summary>
    internal const string Termijntabel = "termijn";

    /// <summary>All a table may ask for.</summary>
    internal static readonly IReadOnlyList<string> Feitnamen =
    [
        "wet", "type-hulpvraag", "gevraagde-voorziening", "spoed", "anoniem", "leeftijd", "eerste-keer", "kanaal", "vindplaats", "melder", "verwijzer",
        "veiligheid", "voorziening", "eerdere-toekenningen", "maanden-looptijd",
    ];

    /// <summary>Null when the municipality has no table for this step, or it has nothing to say.</summary>
    public async Task<Voorstel?> VoorAsync(Taak taak, Zaak zaak, DateTimeOffset nu)
    {
        var gekozen = configuratie.Gemeenten[zaak.GemeenteId].Beslistabellen;
        var moment = taak.Stap == "aanvraag" ? "aanvraag" : taak.Stap == "triage" ? "melding" : null;
        if (!gekozen.TryGetValue(taak.Stap, out var tabel) && moment is null)
        {
            return null;
        }
        var feiten = await FeitenAsync(taak, zaak, nu);
        try
        {
            var beslissing = tabel is null ? null : tabellen.Beslis(tabel, feiten, nu);
            var wet = beslissing?.Tekst("wet") ?? zaak.Wet;
            feiten["moment"] = beslissing?.Tekst("uitkomst") == "schuldhulp" ? "schuldhulpvraag" : moment;
            feiten["wet"] = wet;
            var termijn = moment is not null && gekozen.TryGetValue(Termijntabel, out var keuze) ? tabellen.Beslis(keuze, feiten, nu).Uitslag as string : null;
            return beslissing is null && termijn is null ? null : new Voorstel(tabel ?? gekozen[Termijntabel], beslissing?.Regels ?? [])
            {
                Uitkomst = beslissing?.Tekst("uitkomst"),
                Reden = beslissing?.Tekst("reden"),
                Wet = beslissing?.Tekst("wet"),
                Termijn = termijn is not null && termijnregels.Bestaat(termijn) ? termijnregels.Op(termijn, AmsterdamTime.DateOf(nu)) : null,
            };
        }
        catch (DecisionException e)
        {
            // Without a suggestion the work goes on; the values stay out of the log.
            LogMislukt(logger, e.DecisionId, e.Code, zaak.GemeenteId);
            return null;
        }
    }

    private async Task<Dictionary<string, object?>> FeitenAsync(Taak taak, Zaak zaak, DateTimeOffset nu)
    {
        var melding = await db.Meldingen.AsNoTracking().Where(m => m.ZaakId == zaak.Id).OrderBy(m => m.Geregistreerd).FirstOrDefaultAsync();
        var veiligheid = await db.Gesprekken.Where(g => g.ZaakId == zaak.Id && g.Veiligheid != null).OrderByDescending(g => g.Op).Select(g => g.Veiligheid).FirstOrDefaultAsync();
        var voorziening = taak.Voorziening ?? zaak.GevraagdeVoorziening;
        var toegekend = zaak.InwonerId is null || voorziening is null ? []
            : await db.Indicaties.AsNoTracking().Where(i => i.InwonerId == zaak.InwonerId && i.Voorziening == voorziening).OrderBy(i => i.Ingangsdatum).ToListAsync();
        return new Dictionary<string, object?>
        {
            ["wet"] = zaak.Wet,
            ["type-hulpvraag"] = zaak.TypeHulpvraag,
            ["gevraagde-voorziening"] = zaak.GevraagdeVoorziening,
            ["spoed"] = melding?.Spoed.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            ["anoniem"] = zaak.InwonerId is null,
            ["leeftijd"] = zaak.Inwoner?.LeeftijdOp(AmsterdamTime.DateOf(nu)),
            ["eerste-keer"] = melding?.IsEersteKeer,
            ["kanaal"] = melding?.Kanaal,
            ["vindplaats"] = melding?.Vindplaats,
            ["melder"] = melding?.Melder,
            ["verwijzer"] = melding?.Verwijzer,
            ["veiligheid"] = veiligheid,
            ["voorziening"] = voorziening,
            ["eerdere-toekenningen"] = toegekend.Count,
            ["maanden-looptijd"] = toegekend.LastOrDefault() is { Einddatum: { } einde } laatste ? ((einde.Year - laatste.Ingangsdatum.Year) * 12) + einde.Month - laatste.Ingangsdatum.Month : null,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Decision table {Table} gave no suggestion in {Municipality}: {Code}. Try the values in the table.")]
    private static partial void LogMislukt(ILogger logger, string table, string code, string municipality);
}
