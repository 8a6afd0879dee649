using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Meldingen;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Scenarios;

/// <summary>Runs one scenario on a fresh database, with its own clock, through the services that the screens use.</summary>
public sealed class ScenarioRunner(IServiceProvider services, ScenarioBestand scenario)
{
    private readonly Dictionary<string, Guid> _zaken = [];
    private readonly List<Verschil> _verschillen = [];
    private DateTimeOffset _klok = scenario.Klok;
    private readonly FlowCoverage? _coverage = services.GetService<FlowCoverage>();
    private bool? _toegang;

    public async Task<ScenarioUitslag> RunAsync()
    {
        if (!services.GetRequiredService<Configuratie>().Gemeenten.ContainsKey(scenario.Gemeente))
        {
            return new ScenarioUitslag(scenario.Id, 0, [new Verschil(0, $"gemeente {scenario.Gemeente}", "deze gemeente staat niet in workflows/gemeenten")]);
        }
        foreach (var stap in scenario.Stappen)
        {
            var fout = stap.Doe is null ? null : await DoeAsync(stap);
            _coverage?.Settle(isKept: fout is null);
            await ControleerAsync(stap, fout);
        }
        await using var scope = services.CreateAsyncScope();
        var gebeurtenissen = await scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().Gebeurtenissen.Select(g => g.Naam).Distinct().ToListAsync();
        return new ScenarioUitslag(scenario.Id, scenario.Stappen.Count, _verschillen)
        {
            Walked = _coverage?.Walked ?? new Dictionary<string, IReadOnlyList<string>>(),
            Gebeurtenissen = [.. gebeurtenissen.Order(StringComparer.Ordinal)],
        };
    }

    private async Task<WeigeringException?> DoeAsync(ScenarioStap stap)
    {
        try
        {
            await using (var scope = services.CreateAsyncScope())
            {
                await VoerUitAsync(stap, scope.ServiceProvider);
            }
            await SweepAsync(_klok);
            return null;
        }
        catch (WeigeringException e)
        {
            return e;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new WeigeringException("storing", $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task VoerUitAsync(ScenarioStap stap, IServiceProvider diensten)
    {
        var db = diensten.GetRequiredService<CaseFlowDbContext>();
        switch (stap.Doe)
        {
            case "melding":
                var zaak = await diensten.GetRequiredService<MeldingService>().RegistrerenAsync(await WieAsync(db, stap, "intake"), stap.Gegevens);
                _zaken[stap.Tekst("zaak") ?? ""] = zaak.Id;
                break;
            case "vroegsignaal":
                var plek = await diensten.GetRequiredService<VroegsignaalService>().RegistrerenAsync(await WieAsync(db, stap, "schuldhulpverlener"), stap.Gegevens);
                _zaken[stap.Tekst("zaak") ?? ""] = plek.Zaak.Id;
                break;
            case "taak":
                var taak = await TaakAsync(db, stap);
                await diensten.GetRequiredService<TaakService>().AfrondenAsync(
                    await WieAsync(db, stap, taak.Rollen[0].Rol), taak.Id, stap.Tekst("uitkomst") ?? "", Vertaal(stap.Gegevens, db));
                break;
            case "handeling" when stap.Tekst("handeling") == "contact":
                var contact = stap.Gegevens;
                if (stap.Tekst("zaak") is { } bijZaak && !contact.ContainsKey("zaak"))
                {
                    contact["zaak"] = bijZaak;
                }
                await diensten.GetRequiredService<ContactService>().RegistrerenAsync(await WieAsync(db, stap, "intake"), Vertaal(contact, db));
                break;
            case "handeling":
                var (id, gegevens) = Handeling(stap);
                if (diensten.GetRequiredService<HandelingService>().Alle.All(h => h.Id != id))
                {
                    throw Later($"handeling '{id}'");
                }
                await diensten.GetRequiredService<HandelingService>().VoerUitAsync(await WieAsync(db, stap, await RolVanOpenTaakAsync(db, stap)), ZaakId(stap), id, Vertaal(gegevens, db));
                break;
            case "opschorten":
                await diensten.GetRequiredService<TermijnHandelingen>().OpschortenAsync(await WieAsync(db, stap, await RolVanOpenTaakAsync(db, stap)),
                    ZaakId(stap), stap.Tekst("termijn") ?? "", stap.Tekst("grond") ?? "", new Invoer(stap.Inhoud).Datum("datum"), new Invoer(stap.Inhoud).Datum("tot"));
                break;
            case "hervatten":
                await diensten.GetRequiredService<TermijnHandelingen>().HervattenAsync(await WieAsync(db, stap, await RolVanOpenTaakAsync(db, stap)),
                    ZaakId(stap), stap.Tekst("termijn") ?? "", new Invoer(stap.Inhoud).Datum("datum"));
                break;
            case "verlengen":
                var meer = new Invoer(stap.Inhoud);
                await diensten.GetRequiredService<TermijnHandelingen>().VerlengenAsync(await WieAsync(db, stap, await RolVanOpenTaakAsync(db, stap)),
                    ZaakId(stap), new Verlengvraag(stap.Tekst("termijn") ?? "", stap.Tekst("grond") ?? "", meer.Getal("weken"), meer.Datum("tot")));
                break;
            case "configuratie":
                Wijzig(stap);
                break;
            case "overdragen":
                var over = await TaakAsync(db, stap);
                var naar = stap.Tekst("naar") ?? "";
                var team = diensten.GetRequiredService<Configuratie>().Gemeenten[scenario.Gemeente].Teams.FirstOrDefault(t => t.Id == naar || t.Naam == naar)?.Id;
                var ontvanger = team is not null ? null : await MedewerkerAsync(db, naar, over.Rollen[0].Rol, alleTeams: false);
                await diensten.GetRequiredService<TaakService>().OverdragenAsync(await WieAsync(db, stap, over.Rollen[0].Rol), over.Id, ontvanger, team);
                break;
            case "bekijk":
                _toegang = false;
                var nummer = await db.Zaken.Where(z => z.Id == ZaakId(stap)).Select(z => z.Nummer).SingleAsync();
                try
                {
                    await diensten.GetRequiredService<ZaakInzage>().OpenAsync(await WieAsync(db, stap, "consulent"), nummer, "scenario");
                    _toegang = true;
                }
                catch (WeigeringException e) when (e.Id == "geen-toegang")
                {
                    // refused is an answer here; the step says which one it expects
                }
                break;
            case "wacht":
                await WachtAsync(new Invoer(stap.Inhoud).Moment("tot") ?? throw new WeigeringException("tot-ongeldig", "'tot' is geen datum."));
                break;
            default:
                throw Later($"stap '{stap.Doe}'");
        }
    }

    private async Task WachtAsync(DateTimeOffset tot)
    {
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var volgende = await scope.ServiceProvider.GetRequiredService<JobLoop>().NextAsync();
            if (volgende is null || volgende > tot)
            {
                break;
            }
            _klok = volgende > _klok ? volgende.Value : _klok;
            if (await SweepAsync(_klok) == 0)
            {
                break;
            }
        }
        _klok = tot > _klok ? tot : _klok;
        await SweepAsync(_klok);
    }

    private async Task<int> SweepAsync(DateTimeOffset asOf)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobLoop>().LoopAsync(asOf);
    }

    private async Task ControleerAsync(ScenarioStap stap, WeigeringException? fout)
    {
        var verwachteFout = Invoer.ToText(stap.Verwacht?["fout"]);
        if (fout is not null && fout.Id != verwachteFout)
        {
            _verschillen.Add(new Verschil(stap.Nummer, verwachteFout is null ? "geen weigering" : $"fout {verwachteFout}", $"fout {fout.Id}: {fout.Message}"));
        }
        else if (fout is null && verwachteFout is not null)
        {
            _verschillen.Add(new Verschil(stap.Nummer, $"fout {verwachteFout}", "geen weigering"));
        }
        if (stap.Verwacht is null)
        {
            return;
        }
        var naam = Invoer.ToText(stap.Verwacht["zaak"]) ?? stap.Tekst("zaak") ?? "";
        if (!_zaken.TryGetValue(naam, out var zaakId))
        {
            if (stap.Verwacht.Any(p => p.Key is not ("fout" or "zaak" or "toegang")))
            {
                _verschillen.Add(new Verschil(stap.Nummer, $"zaak '{naam}'", "deze zaak is er niet"));
            }
            return;
        }
        await using var scope = services.CreateAsyncScope();
        var controle = new ScenarioControle(scope.ServiceProvider, zaakId, AmsterdamTime.DateOf(_klok), _toegang);
        _verschillen.AddRange((await controle.ControleerAsync(stap.Verwacht)).Select(v => v with { Stap = stap.Nummer }));
    }

    private Guid ZaakId(ScenarioStap stap) => _zaken.TryGetValue(stap.Tekst("zaak") ?? "", out var id)
        ? id
        : throw new WeigeringException("zaak-onbekend", $"De zaak '{stap.Tekst("zaak")}' is er niet.");

    private async Task<Taak> TaakAsync(CaseFlowDbContext db, ScenarioStap stap)
    {
        var zaakId = ZaakId(stap);
        var naam = stap.Tekst("taak");
        var spoor = stap.Tekst("spoor");
        var taken = await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).AsNoTracking().Include(t => t.Rollen).Where(t => t.ZaakId == zaakId && t.Stap == naam).OrderBy(t => t.GeopendOp).ThenBy(t => t.Id).ToListAsync();
        return taken.Where(t => t.Status == TaakStatus.Open && (spoor is null || t.Voorziening == spoor)).OrderBy(t => t.Voorziening, StringComparer.Ordinal).FirstOrDefault()
            ?? taken.LastOrDefault(t => t.Status != TaakStatus.Open && spoor is null)
            ?? throw new WeigeringException("taak-niet-open", $"De taak '{naam}' staat niet open.");
    }

    private async Task<string> RolVanOpenTaakAsync(CaseFlowDbContext db, ScenarioStap stap)
    {
        var zaakId = ZaakId(stap);
        var taak = await db.Taken.Include(t => t.Rollen).Where(t => t.ZaakId == zaakId && t.Status == TaakStatus.Open).OrderBy(t => t.Id).FirstOrDefaultAsync();
        return taak?.Rollen.Select(r => r.Rol).Order(StringComparer.Ordinal).FirstOrDefault() ?? "consulent";
    }

    private async Task<Handeling> WieAsync(CaseFlowDbContext db, ScenarioStap stap, string standaardrol)
    {
        var rol = stap.Tekst("als") ?? standaardrol;
        var wie = stap.Tekst("wie");
        var medewerker = await MedewerkerAsync(db, wie ?? $"{rol} van dienst", rol, alleTeams: wie is null);
        return new Handeling(medewerker.Id, medewerker.Naam, rol, scenario.Gemeente, _klok);
    }

    // The fixed person of a role is in every team; a new person gets the role asked for and the default team.
    private async Task<Medewerker> MedewerkerAsync(CaseFlowDbContext db, string naam, string rol, bool alleTeams)
    {
        var medewerker = await db.Users.Include(u => u.Rollen).FirstOrDefaultAsync(u => u.Naam == naam);
        if (medewerker is null)
        {
            var gemeente = services.GetRequiredService<Configuratie>().Gemeenten[scenario.Gemeente];
            medewerker = new Medewerker { Id = Guid.CreateVersion7(), UserName = naam, NormalizedUserName = naam.ToUpperInvariant(), Naam = naam, GemeenteId = gemeente.Id };
            var teams = alleTeams ? gemeente.Teams.Select(t => t.Id) : [gemeente.Standaardteam];
            medewerker.Teams.AddRange(teams.Select(t => new Teamlid { Team = t, Van = DateOnly.MinValue }));
            db.Users.Add(medewerker);
        }
        if (medewerker.Rollen.All(r => r.Rol != rol))
        {
            medewerker.Rollen.Add(new MedewerkerRol { Rol = rol, Van = DateOnly.MinValue });
        }
        await db.SaveChangesAsync();
        return medewerker;
    }

    // In a script a case has a name; the services know it by its number.
    private JsonObject Vertaal(JsonObject gegevens, CaseFlowDbContext db)
    {
        if (Invoer.ToText(gegevens["zaak"]) is { } naam && _zaken.TryGetValue(naam, out var id))
        {
            gegevens["zaak"] = db.Zaken.Where(z => z.Id == id).Select(z => z.Nummer).Single();
        }
        return gegevens;
    }

    private static (string Id, JsonObject Gegevens) Handeling(ScenarioStap stap)
    {
        var id = stap.Tekst("handeling") ?? "";
        var gegevens = stap.Gegevens;
        return id == "persoon-wijzigen" ? PersoonWijzigen.Lees(gegevens) : (id, gegevens);
    }

    // Rules of terms and mandates only: a route file is a new version by itself, and lists of a municipality come with a later version.
    private void Wijzig(ScenarioStap stap)
    {
        var pad = Path.GetFullPath(Path.Combine(services.GetRequiredService<Bronnen>().Pad, stap.Tekst("bestand") ?? ""));
        if (Path.GetFileName(pad).StartsWith("mandaat", StringComparison.Ordinal))
        {
            var configuratie = services.GetRequiredService<Configuratie>();
            services.GetRequiredService<Besluiten.Mandaten>().Wijzig(scenario.Gemeente,
                Besluiten.Mandaten.LeesBestand(services.GetRequiredService<Bronnen>().Pad, pad, configuratie.Gemeenten[scenario.Gemeente], configuratie),
                new Invoer(stap.Inhoud).Datum("vanaf") ?? AmsterdamTime.DateOf(_klok));
            return;
        }
        if (!pad.Contains($"{Path.DirectorySeparatorChar}termijnen{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        {
            throw Later($"configuratie '{stap.Tekst("bestand")}'");
        }
        var vanaf = new Invoer(stap.Inhoud).Datum("vanaf") ?? AmsterdamTime.DateOf(_klok);
        services.GetRequiredService<TermijnRegels>().Wijzig(TermijnRegels.Load(pad).Alle, vanaf);
    }

    private static WeigeringException Later(string wat) => new("latere-versie", $"De {wat} hoort bij een latere versie van CaseFlow.");
}
