using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Meldingen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Bulk;

/// <summary>Cases that are served through the services with the real routes of a municipality, to be copied.</summary>
internal sealed class ServedCases(IServiceProvider services, DateTimeOffset now, string municipality)
{
    private int _number;

    /// <summary>Closed after the first look: information and advice was enough.</summary>
    public Task<CaseTemplate> ClosedAsync() => TakeAsync([("triage", "doorverwezen", """{ "naar": "Wijkkracht" }""")]);

    /// <summary>The whole way with one provision, which is delivered now.</summary>
    public Task<CaseTemplate> DeliveredAsync() => TakeAsync(
    [
        .. Weighed("huishoudelijke-ondersteuning"),
        ("aanvraag", "ontvangen", $$"""{ "aanvraagdatum": "{{Today}}", "wet": "Wmo", "voorziening": "huishoudelijke-ondersteuning" }"""),
        ("besluit", "toegekend", $$"""
            { "voorziening": "huishoudelijke-ondersteuning", "leveringsvorm": "zin", "ingangsdatum": "{{Today}}", "einddatum": "{{now.AddYears(2):yyyy-MM-dd}}",
              "omvang": "2 uur per week", "aanbieder": "Zorg Dichtbij", "motivering": "Hulp is nodig." }
            """),
        ("levering", "gestart", $$"""{ "datum": "{{Today}}" }"""),
    ]);

    /// <summary>With a plan of several tracks, each of which waits for the application; picked up or not.</summary>
    public Task<CaseTemplate> OpenAsync(IReadOnlyList<string> provisions, bool isPickedUp) => TakeAsync(Weighed([.. provisions]), isPickedUp);

    private string Today => now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string, string)[] Weighed(params string[] provisions) =>
    [
        ("triage", "brede-uitvraag", "{}"),
        ("gesprek", "afgerond", """{ "huisbezoek": true, "veiligheid": "geen-zorg", "clientondersteuning-aangeboden": true }"""),
        ("afweging", "vastgesteld", $$"""
            { "sporen": [{{string.Join(", ", provisions.Select(p => $"\"maatwerk:{p}\""))}}],
              "bevindingen": {
                "hulpvraag": { "tekst": "Mevrouw wil een schoon huis.", "bron": "gesprek" },
                "problemen": { "tekst": "Stofzuigen en ramen wassen lukken niet meer.", "bron": "gesprek" },
                "benodigde-ondersteuning": { "tekst": "Twee uur hulp per week.", "bron": "gesprek" },
                "eigen-kracht": { "tekst": "Afwassen en koken lukken zelf.", "bron": "gesprek", "volstaat": "deels" },
                "netwerk": { "tekst": "De dochter woont ver weg.", "bron": "gesprek", "volstaat": "nee" },
                "algemene-voorziening": { "tekst": "Er is geen schoonmaakdienst zonder indicatie.", "bron": "sociale kaart", "volstaat": "nee" },
                "voorliggende-voorziening": { "tekst": "Geen recht op zorg uit de Wlz.", "bron": "CIZ", "volstaat": "nee" },
                "rest": { "tekst": "Twee uur hulp bij het huishouden blijft nodig.", "bron": "gesprek" } } }
            """),
        ("plan", "vastgesteld", """{ "doelen": ["Het huis blijft schoon"], "aanspreekpunt": "Carla", "regisseur": "Carla", "akkoord-inwoner": true }"""),
    ];

    private async Task<CaseTemplate> TakeAsync((string Step, string Outcome, string Data)[] way, bool isPickedUp = false)
    {
        var number = ++_number;
        var mark = await InAsync<CaseFlowDbContext, IReadOnlySet<string>>(CaseTemplate.MarkAsync);
        var person = BulkPerson.Of(900_000_000 + number);
        var zaak = await InAsync<MeldingService, Zaken.Zaak>(async s => await s.RegistrerenAsync(await WhoAsync("intake"), Json($$"""
            { "kanaal": "telefoon", "vindplaats": "toegang", "melder": "inwoner", "type-hulpvraag": "huishouden", "toestemming": true, "wet": "Wmo",
              "inwoner": { "naam": "{{person.Name}}", "geboortedatum": "{{person.Born:yyyy-MM-dd}}", "adres": "{{person.Address}}", "postcode": "{{person.Postcode}}"{{(person.Bsn is { } bsn ? $", \"bsn\": \"{bsn.Onthul()}\"" : "")}} },
              "tekst": "Mevrouw kan het huis niet meer schoonhouden." }
            """)));
        foreach (var (step, outcome, data) in way)
        {
            var task = (await OpenAsync(zaak.Id)).First(t => t.Stap == step);
            await InAsync<TaakService, string?>(async s => await s.AfrondenAsync(await WhoAsync(task.Rollen[0].Rol), task.Id, outcome, Json(data)));
        }
        foreach (var task in isPickedUp ? await OpenAsync(zaak.Id) : [])
        {
            await InAsync<TaakService, bool>(async s =>
            {
                await s.OppakkenAsync(await WhoAsync(task.Rollen[0].Rol), task.Id, true);
                return true;
            });
        }
        return await InAsync<CaseFlowDbContext, CaseTemplate>(db => CaseTemplate.TakeAsync(db, mark));
    }

    private Task<List<Taak>> OpenAsync(Guid zaak) => InAsync<CaseFlowDbContext, List<Taak>>(db =>
        db.Taken.AsNoTracking().Include(t => t.Rollen).Where(t => t.ZaakId == zaak && t.Status == TaakStatus.Open).OrderBy(t => t.Id).ToListAsync());

    private Task<Handeling> WhoAsync(string role) => InAsync<CaseFlowDbContext, Handeling>(async db =>
    {
        var name = DemoAccounts.Gebruikersnaam(role, municipality);
        var who = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == name);
        return new Handeling(who.Id, who.Naam, role, municipality, now);
    });

    private async Task<T> InAsync<TService, T>(Func<TService, Task<T>> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
