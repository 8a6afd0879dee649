using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Escalaties;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Scenarios;

/// <summary>Compares what a step expects with what is there now.</summary>
internal sealed class ScenarioControle(IServiceProvider diensten, Guid zaakId, DateOnly vandaag, bool? toegang)
{
    private readonly CaseFlowDbContext _db = diensten.GetRequiredService<CaseFlowDbContext>();
    private readonly List<Verschil> _verschillen = [];

    public async Task<IReadOnlyList<Verschil>> ControleerAsync(JsonObject verwacht)
    {
        var zaak = await _db.Zaken.AsNoTracking().SingleAsync(z => z.Id == zaakId);
        foreach (var (sleutel, waarde) in verwacht)
        {
            switch (sleutel)
            {
                case "taken":
                    Vergelijk(sleutel, waarde, Lijst(await TakenAsync()));
                    break;
                case "rol":
                    var rollen = (await OpenAsync()).SelectMany(t => new[] { (Naam: t.Stap, Taak: t), (Naam: NaamMetSpoor(t), Taak: t) }).GroupBy(t => t.Naam, t => t.Taak).ToDictionary(g => g.Key, g => g.First().Rollen.Select(r => r.Rol).Order(StringComparer.Ordinal).ToList());
                    foreach (var (taak, rol) in Groep(waarde))
                    {
                        Vergelijk($"rol van {taak}", rol, rollen.GetValueOrDefault(taak) switch { null => null, [var een] => JsonValue.Create(een), var meer => Lijst(meer) });
                    }
                    break;
                case "termijnen":
                    var termijnen = await _db.Termijnen.AsNoTracking().Where(t => t.ZaakId == zaakId).OrderBy(t => t.Id).ToListAsync();
                    foreach (var (regel, stand) in Groep(waarde))
                    {
                        Vergelijk($"termijn {regel}", stand, Laatste(termijnen, regel) is { } termijn ? JsonValue.Create(Stand(termijn)) : null);
                    }
                    break;
                case "status":
                    Vergelijk(sleutel, waarde, JsonValue.Create(zaak.Status == ZaakStatus.Open ? "open" : "afgesloten"));
                    break;
                case "resultaat":
                    Vergelijk(sleutel, waarde, JsonValue.Create(zaak.Resultaat));
                    break;
                case "signalen":
                    Vergelijk(sleutel, waarde, Lijst(await diensten.GetRequiredService<Signalen>().VanAsync(zaak, vandaag)));
                    break;
                case "gebeurtenissen":
                    var aantallen = await _db.Dossierregels.IgnoreQueryFilters(Beslotenheid.Filters).Where(d => d.ZaakId == zaakId && d.IsGeteld).GroupBy(d => d.Naam).Select(g => new { g.Key, Aantal = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Aantal);
                    foreach (var (naam, aantal) in Groep(waarde))
                    {
                        Vergelijk($"gebeurtenis {naam}", aantal, JsonValue.Create(aantallen.GetValueOrDefault(naam)));
                    }
                    break;
                case "plan":
                    await VergelijkPlanAsync(zaak, Groep(waarde));
                    break;
                case "ave":
                    Vergelijk(sleutel, waarde, JsonValue.Create((await diensten.GetRequiredService<AveOverzichten>().HuidigAsync(zaakId))?.Naar));
                    break;
                case "zaken-van-huishouden":
                    var aantalZaken = await _db.Zaken.CountAsync(z => z.Id == zaakId || (z.HuishoudenId != null && z.HuishoudenId == zaak.HuishoudenId && z.Status == ZaakStatus.Open));
                    Vergelijk(sleutel, waarde, JsonValue.Create(zaak.Status == ZaakStatus.Open ? aantalZaken : aantalZaken - 1));
                    break;
                case "toegang":
                    Vergelijk(sleutel, waarde, toegang is null ? null : JsonValue.Create(toegang.Value ? "ja" : "nee"));
                    break;
            }
        }
        return _verschillen;
    }

    private async Task<IReadOnlyList<string>> TakenAsync()
    {
        var open = await OpenAsync();
        return [.. open.Select(t => open.Count(x => x.Stap == t.Stap) > 1 ? NaamMetSpoor(t) : t.Stap).Order(StringComparer.Ordinal)];
    }

    private static string NaamMetSpoor(Taak taak) => $"{taak.Stap}@{taak.Voorziening}";

    // The same term may have run more than once; one that runs goes before one that is over.
    private static Termijn? Laatste(IEnumerable<Termijn> termijnen, string regel) => termijnen.Where(t => t.Regel == regel)
        .OrderBy(t => t.Status is TermijnStatus.Lopend or TermijnStatus.Opgeschort).ThenBy(t => t.Startdatum).LastOrDefault();

    private Task<List<Taak>> OpenAsync() =>
        _db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Include(t => t.Rollen).Where(t => t.ZaakId == zaakId && t.Status == TaakStatus.Open).ToListAsync();

    private async Task VergelijkPlanAsync(Zaak zaak, JsonObject verwacht)
    {
        if (verwacht.ContainsKey("regisseur"))
        {
            var plan = await _db.Plannen.AsNoTracking().Where(p => p.HuishoudenId == zaak.HuishoudenId).OrderByDescending(p => p.Versie).FirstOrDefaultAsync();
            Vergelijk("regisseur", verwacht["regisseur"], JsonValue.Create(plan?.Regisseur));
        }
        if (verwacht.ContainsKey("sporen"))
        {
            var sporen = await _db.Sporen.AsNoTracking().Where(s => s.HuishoudenId == zaak.HuishoudenId && s.GestartOp != null && s.GeeindigdOp == null).ToListAsync();
            VergelijkSporen(verwacht["sporen"], [.. sporen.Select(s => s.Naam).Order(StringComparer.Ordinal)]);
        }
    }

    // Who writes only maatwerk leaves open which provision it became.
    private void VergelijkSporen(JsonNode? verwacht, List<string> gevonden)
    {
        var over = gevonden.ToList();
        var namen = (verwacht as JsonArray)?.Select(n => n?.ToString()).ToList();
        var isGelijk = namen is not null && namen.Count == gevonden.Count
            && namen.OrderBy(n => n == "maatwerk").All(n => over.Remove(over.Find(g => g == n) ?? over.Find(g => n == "maatwerk" && g.StartsWith("maatwerk:", StringComparison.Ordinal)) ?? ""));
        Vergelijk("sporen", verwacht, isGelijk ? verwacht : Lijst(gevonden));
    }

    private string Stand(Termijn termijn) => termijn.Status switch
    {
        TermijnStatus.Vervallen => "vervallen",
        TermijnStatus.Opgeschort => "opgeschort",
        _ when termijn.IsTeLaatOp(vandaag) => "te-laat",
        TermijnStatus.Gehaald => "gehaald",
        _ => termijn.LaatsteDag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    private void Vergelijk(string wat, JsonNode? verwacht, JsonNode? gevonden)
    {
        if (!JsonNode.DeepEquals(verwacht, gevonden))
        {
            _verschillen.Add(new Verschil(0, $"{wat} {Tekst(verwacht)}", Tekst(gevonden)));
        }
    }

    private static JsonArray Lijst(IEnumerable<string> waarden) => [.. waarden.Select(w => (JsonNode?)JsonValue.Create(w))];

    private static JsonObject Groep(JsonNode? waarde) => waarde as JsonObject ?? [];

    private static string Tekst(JsonNode? waarde) => waarde?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "niets";
}
