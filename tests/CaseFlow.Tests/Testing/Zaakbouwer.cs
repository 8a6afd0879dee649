using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Tests.Testing;

/// <summary>
/// Brings a case to any point by the real services: name what matters, the rest has a default.
/// <code>
/// await using var bouwer = await Zaakbouwer.CreateAsync();
/// await bouwer.Melding("""{ "inwoner": { "naam": "Anna Wit" } }""");
/// await bouwer.Taak("triage", "brede-uitvraag");
/// </code>
/// Every act takes a scope of its own, as a request does. With a running web application: <c>new Zaakbouwer(app.Services, klok)</c>.
/// </summary>
public sealed class Zaakbouwer(IServiceProvider services, Klok klok, string gemeente = "hengelo") : IAsyncDisposable
{
    private static readonly Lazy<Bronnen> Gedeeld = new(() => Bronnen.Load(Workflows));

    private static int _bouwers;

    // In a database that tests share, each builder has a resident of its own: the same name, another birthday, always 74 years old in March 2026.
    private readonly DateOnly _geboren = new DateOnly(1951, 4, 12).AddDays(Interlocked.Increment(ref _bouwers) % 300);

    private readonly Dictionary<string, Handeling> _wie = [];
    private TestDatabase? _database;
    private ServiceProvider? _provider;

    public static string Workflows => Path.Combine(AppContext.BaseDirectory, "workflows");

    public IServiceProvider Services => services;

    /// <summary>The database of a builder that made its own.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("Deze bouwer heeft geen eigen database.");

    public Klok Klok => klok;

    /// <summary>What went to the database of a builder with services of its own.</summary>
    public QueryTeller Queries { get; private init; } = new();

    public string Gemeente => gemeente;

    /// <summary>The case that the next task or act is about: the last one that was made, or was set.</summary>
    public Zaak Zaak { get; set; } = null!;

    /// <summary>A builder with a database and services of its own.</summary>
    public static async Task<Zaakbouwer> CreateAsync(Klok? klok = null, string gemeente = "hengelo")
    {
        var database = await TestDatabase.CreateAsync();
        var bouwer = await CreateAsync(database, Workflows, klok, gemeente);
        bouwer._database = database;
        return bouwer;
    }

    /// <summary>A builder with services of its own on a database that others use too, as after a restart with these files.</summary>
    public static async Task<Zaakbouwer> CreateAsync(TestDatabase database, string workflows, Klok? klok = null, string gemeente = "hengelo")
    {
        klok ??= new Klok();
        var queries = new QueryTeller();
        var bronnen = Gedeeld.Value with { Routeboek = Routeboek.Load(workflows), Beslistabellen = Beslistabellen.Load(workflows) };
        var provider = new ServiceCollection().AddLogging(Traces.Log).AddSingleton<TimeProvider>(klok)
            .AddCaseFlow(bronnen, Geheim.Ephemeral(), database.Options)
            .ConfigureDbContext<CaseFlowDbContext>(options => TestDatabase.Watch(options.AddInterceptors(queries))).BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
        {
            await bronnen.Routeboek.VastleggenAsync(scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>(), klok.Nu);
        }
        return new Zaakbouwer(provider, klok, gemeente) { _provider = provider, Queries = queries };
    }

    /// <summary>Registers a melding; fields given here go over the defaults, null takes one away.</summary>
    public async Task<Zaak> Melding(string? anders = null, string rol = "intake") =>
        Zaak = await In<MeldingService, Zaak>(async s => await s.RegistrerenAsync(await Als(rol), Samen("melding", "", anders)));

    /// <summary>Completes the open task of this step; the role is one that may do it.</summary>
    public async Task<Zaakbouwer> Taak(string stap, string uitkomst, string? anders = null, string? rol = null)
    {
        var taak = await OpenTaak(stap);
        var wie = await Als(rol ?? taak.Rollen[0].Rol);
        await In<TaakService>(s => s.AfrondenAsync(wie, taak.Id, uitkomst, Samen(stap, uitkomst, anders)));
        return this;
    }

    /// <summary>Carries out an act beside the tasks.</summary>
    public async Task<Zaakbouwer> Handeling(string id, string? gegevens = null, string rol = "consulent")
    {
        var wie = await Als(rol);
        await In<HandelingService>(s => s.VoerUitAsync(wie, Zaak.Id, id, Samen(id, "", gegevens)));
        return this;
    }

    /// <summary>The whole way with one maatwerk track, up to and including this step: triage, gesprek, afweging, plan, aanvraag, besluit, levering.</summary>
    public async Task<Zaakbouwer> Tot(string laatste)
    {
        (string Stap, string Uitkomst)[] weg =
        [
            ("triage", "brede-uitvraag"), ("gesprek", "afgerond"), ("afweging", "vastgesteld"), ("plan", "vastgesteld"),
            ("aanvraag", "ontvangen"), ("besluit", "toegekend"), ("levering", "gestart"),
        ];
        foreach (var (stap, uitkomst) in weg)
        {
            await Taak(stap, uitkomst);
            if (stap == laatste)
            {
                return this;
            }
        }
        throw new ArgumentException($"Geen stap '{laatste}' op deze weg.", nameof(laatste));
    }

    public Task<Taak> OpenTaak(string stap) => In<CaseFlowDbContext, Taak>(async db =>
        await db.Taken.Include(t => t.Rollen).AsNoTracking().OrderBy(t => t.Id).FirstOrDefaultAsync(t => t.ZaakId == Zaak.Id && t.Stap == stap && t.Status == TaakStatus.Open)
        ?? throw new InvalidOperationException($"Er is geen open taak '{stap}'."));

    /// <summary>Somebody with this role: the demo account where there is one, else a person made for the test who stays the same.</summary>
    public async Task<Handeling> Als(string rol)
    {
        if (!_wie.TryGetValue(rol, out var wie))
        {
            var medewerker = await In<CaseFlowDbContext, Medewerker>(VindOfMaakAsync);
            wie = _wie[rol] = new Handeling(medewerker.Id, medewerker.Naam, rol, gemeente, klok.Nu);
        }
        return wie with { Moment = klok.Nu };

        async Task<Medewerker> VindOfMaakAsync(CaseFlowDbContext db)
        {
            var account = DemoAccounts.Gebruikersnaam(rol, gemeente);
            if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserName == account) is { } bestaand)
            {
                return bestaand;
            }
            var nieuw = new Medewerker { Id = Guid.CreateVersion7(), UserName = account, NormalizedUserName = account.ToUpperInvariant(), Naam = $"Collega ({rol})", GemeenteId = gemeente };
            nieuw.Rollen.Add(new MedewerkerRol { Rol = rol, Van = DateOnly.MinValue });
            db.Users.Add(nieuw);
            await db.SaveChangesAsync();
            return nieuw;
        }
    }

    /// <summary>Does what fell due by now.</summary>
    public Task<int> Ronde() => In<JobLoop, int>(b => b.LoopAsync(klok.Nu));

    public async Task<T> In<TService, T>(Func<TService, Task<T>> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task In<TService>(Func<TService, Task> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await (_provider?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private JsonObject Samen(string stap, string uitkomst, string? anders)
    {
        var basis = JsonNode.Parse(Standaard(stap, uitkomst))!.AsObject();
        if (anders is not null)
        {
            Leg(basis, JsonNode.Parse(anders)!.AsObject());
        }
        return basis;
    }

    private static void Leg(JsonObject onder, JsonObject boven)
    {
        foreach (var (veld, waarde) in boven.ToList())
        {
            if (waarde is JsonObject groep && onder[veld] is JsonObject bestaand)
            {
                Leg(bestaand, groep);
            }
            else if (waarde is null)
            {
                onder.Remove(veld);
            }
            else
            {
                onder[veld] = waarde.DeepClone();
            }
        }
    }

    private string Standaard(string stap, string uitkomst) => (stap, uitkomst) switch
    {
        ("melding", _) => $$"""
            { "kanaal": "telefoon", "vindplaats": "toegang", "melder": "inwoner", "type-hulpvraag": "huishouden", "toestemming": true, "wet": "Wmo",
              "inwoner": { "naam": "Johanna de Vries", "geboortedatum": "{{_geboren:yyyy-MM-dd}}", "adres": "Dorpsstraat 1", "postcode": "7551 AA" },
              "tekst": "Mevrouw kan het huis niet meer schoonhouden." }
            """,
        ("triage", "doorverwezen") => """{ "naar": "Wijkracht" }""",
        ("gesprek", "afgerond") => """{ "huisbezoek": true, "veiligheid": "geen-zorg", "clientondersteuning-aangeboden": true }""",
        ("gesprek", "gestaakt") => """{ "motivering": "Drie keer niet verschenen.", "veiligheid-gewogen": true }""",
        ("afweging", _) => """
            { "sporen": ["maatwerk:huishoudelijke-ondersteuning"],
              "bevindingen": {
                "hulpvraag": { "tekst": "Mevrouw wil een schoon huis.", "bron": "gesprek" },
                "problemen": { "tekst": "Stofzuigen en ramen wassen lukken niet meer.", "bron": "gesprek" },
                "benodigde-ondersteuning": { "tekst": "Twee uur hulp per week.", "bron": "gesprek" },
                "eigen-kracht": { "tekst": "Afwassen en koken lukken zelf.", "bron": "gesprek", "volstaat": "deels" },
                "netwerk": { "tekst": "De dochter woont ver weg.", "bron": "gesprek", "volstaat": "nee" },
                "algemene-voorziening": { "tekst": "Er is geen schoonmaakdienst zonder indicatie.", "bron": "sociale kaart", "volstaat": "nee" },
                "voorliggende-voorziening": { "tekst": "Geen recht op zorg uit de Wlz.", "bron": "CIZ", "volstaat": "nee" },
                "rest": { "tekst": "Twee uur hulp bij het huishouden blijft nodig.", "bron": "gesprek" } } }
            """,
        ("plan", "vastgesteld") => """{ "doelen": ["Het huis blijft schoon"], "aanspreekpunt": "Carla", "akkoord-inwoner": true }""",
        ("toeleiding", "gestart") => """{ "voorziening": "welzijnsactiviteiten", "warm": true }""",
        ("aanvraag", "ontvangen") or ("aanvraag-indienen", _) => $$"""{ "aanvraagdatum": "{{Vandaag}}", "wet": "Wmo", "voorziening": "huishoudelijke-ondersteuning" }""",
        ("besluit", "toegekend") => $$"""
            { "voorziening": "huishoudelijke-ondersteuning", "leveringsvorm": "zin", "ingangsdatum": "{{Vandaag}}",
              "einddatum": "{{AmsterdamTime.DateOf(klok.Nu).AddYears(1):yyyy-MM-dd}}", "omvang": "2 uur per week", "aanbieder": "Zorg Dichtbij", "motivering": "Hulp is nodig." }
            """,
        ("besluit", "afgewezen") => """{ "dragende-bevinding": "netwerk", "motivering": "De buren kunnen dit doen." }""",
        ("levering", "gestart") => $$"""{ "datum": "{{Vandaag}}" }""",
        ("intrekken" or "heropenen" or "overlijden" or "persoonlijk-plan-ontvangen" or "corrigeren", _) => $$"""{ "datum": "{{Vandaag}}", "reden": "De inwoner belde hierover." }""",
        _ => "{}",
    };

    private string Vandaag => AmsterdamTime.DateOf(klok.Nu).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
