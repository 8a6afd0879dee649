using CaseFlow.Aanbieders;
using CaseFlow.Aanleveringen;
using CaseFlow.Abonnementen;
using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Bewaring;
using CaseFlow.Bijlagen;
using CaseFlow.Brieven;
using CaseFlow.Cijfers;
using CaseFlow.Data;
using CaseFlow.Escalaties;
using CaseFlow.Gemeenten;
using CaseFlow.Gesprekken;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Indicatoren;
using CaseFlow.Jobs;
using CaseFlow.Mail;
using CaseFlow.Meldcodes;
using CaseFlow.Logboek;
using CaseFlow.Meldingen;
using CaseFlow.Notities;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Schuldhulp;
using CaseFlow.Shared;
using CaseFlow.Teams;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow;

/// <summary>What is read from workflows/ once, before anything starts. A fault in it stops the start.</summary>
public sealed record Bronnen(string Pad, Configuratie Configuratie, Routeboek Routeboek, Beslistabellen Beslistabellen, TermijnRegels TermijnRegels, Kalender Kalender, Opschortgronden Gronden, Dwangsomtarieven Dwangsomtarieven, Mandaten Mandaten, Bewaarregels Bewaarregels, Verzoekregels Verzoekregels)
{
    /// <exception cref="ConfiguratieException">Every fault, with file and line.</exception>
    public static Bronnen Load(string workflows)
    {
        var fouten = new List<ConfiguratieFout>();
        var configuratie = Lees(() => Configuratie.Load(workflows), fouten);
        var routeboek = Lees(() => Routeboek.Load(workflows), fouten);
        var tabellen = Lees(() => Beslistabellen.Load(workflows), fouten);
        var regels = Lees(() => TermijnRegels.Load(Path.Combine(workflows, "termijnen", "termijnregels.json")), fouten);
        var kalender = Lees(() => Kalender.Load(Path.Combine(workflows, "kalender", "gelijkgestelde-dagen.json")), fouten);
        var gronden = Lees(() => Opschortgronden.Load(Path.Combine(workflows, "termijnen", "gronden.json")), fouten);
        var dwangsom = Lees(() => Dwangsomtarieven.Load(Path.Combine(workflows, "termijnen", "dwangsom.json")), fouten);
        var mandaten = configuratie is null ? null : Lees(() => Mandaten.Load(workflows, configuratie), fouten);
        var bewaarregels = configuratie is null ? null : Lees(() => Bewaarregels.Load(workflows, configuratie), fouten);
        var verzoekregels = regels is null ? null : Lees(() => Verzoekregels.Load(workflows, regels), fouten);
        if (regels is not null && gronden is not null && configuratie is not null)
        {
            fouten.AddRange(Samenhang(regels, gronden, configuratie));
        }
        if (configuratie is not null && routeboek is not null)
        {
            configuratie.Routekoppen = [.. routeboek.Namen.Select(n => new Routekop(n.Route, n.Naam, routeboek.Begin(n.Route).IsNaastTeStarten))];
        }
        return fouten.Count > 0
            ? throw new ConfiguratieException(fouten)
            : new Bronnen(workflows, configuratie!, routeboek!, tabellen!, regels!.MetNormen(configuratie!.Gemeenten.Values.SelectMany(Gemeentenormen.Van)), kalender!, gronden!, dwangsom!, mandaten!, bewaarregels!, verzoekregels!);
    }

    private static IEnumerable<ConfiguratieFout> Samenhang(TermijnRegels regels, Opschortgronden gronden, Configuratie configuratie)
    {
        var bekend = gronden.Alle.Select(g => g.Id).ToHashSet();
        return regels.Alle.SelectMany(r => r.Gronden.Where(g => !bekend.Contains(g))
                .Select(g => new ConfiguratieFout("termijnen/termijnregels.json", 1, $"De termijn {r.Id} noemt de grond '{g}', maar die staat niet in gronden.json.", $"Kies uit: {string.Join(", ", bekend)}.")))
            .Concat(configuratie.Gemeenten.Values.SelectMany(g => g.Normen.Where(n => regels.Bestaat(n.Id))
                .Select(n => new ConfiguratieFout($"gemeenten/{g.Id}/gemeente.json", 1, $"De norm '{n.Id}' heet als een termijn van de wet.", "Geef de norm een eigen id: zij staat naast de wet, nooit in plaats daarvan."))));
    }

    private static T? Lees<T>(Func<T> lees, List<ConfiguratieFout> fouten) where T : class
    {
        try
        {
            return lees();
        }
        catch (ConfiguratieException e)
        {
            fouten.AddRange(e.Fouten);
        }
        catch (InvalidFileException e)
        {
            fouten.Add(new ConfiguratieFout(e.File, e.Line, e.Message, ""));
        }
        return null;
    }
}

/// <summary>The services of the domain, the same for the web, the scenarios and the demo.</summary>
public static class Samenstelling
{
    public static IServiceCollection AddCaseFlow(this IServiceCollection services, Bronnen bronnen, Geheim geheim, DatabaseOptions database, Func<string, string?>? koppelgeheimen = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddDomain(bronnen, geheim, database).AddSingleton(new Koppelgeheimen(koppelgeheimen ?? (_ => null)));
    }

    private static IServiceCollection AddDomain(this IServiceCollection services, Bronnen bronnen, Geheim geheim, DatabaseOptions database) => services
        .AddSingleton(bronnen)
        .AddSingleton(bronnen.Configuratie)
        .AddSingleton(bronnen.Routeboek)
        .AddSingleton<Taaktermijnen>()
        .AddSingleton(bronnen.Beslistabellen)
        .AddSingleton(bronnen.TermijnRegels)
        .AddSingleton(bronnen.Kalender)
        .AddSingleton(bronnen.Gronden)
        .AddSingleton(bronnen.Dwangsomtarieven)
        .AddSingleton(bronnen.Mandaten)
        .AddSingleton(bronnen.Bewaarregels)
        .AddSingleton(bronnen.Verzoekregels)
        .AddSingleton<TermijnUitlegger>()
        .AddSingleton(geheim)
        .AddSingleton<BsnKluis>()
        .AddSingleton<Telsleutels>()
        .AddCaseFlowDatabase(database)
        .AddScoped<Transactie>()
        .AddSingleton(new MailOptions())
        .AddSingleton(OidcProviders.None)
        .AddSingleton<JobBell>()
        .AddSingleton<JobMetrics>()
        .AddScoped<JobQueue>()
        .AddScoped<JobRunner>()
        .AddScoped<JobLoop>()
        .AddScoped<IncidentService>()
        .AddScoped<Dossier>()
        .AddScoped<Gebeurtenismelder>()
        .AddSingleton<Abonnementkluis>()
        .AddSingleton(new WebhookOptions())
        .AddSingleton<Gebeurtenispost>()
        .AddScoped<Abonnementbeheer>()
        .AddSingleton<Logsleutel>()
        .AddSingleton(new LogboekOptions())
        .AddSingleton<Loganker>()
        .AddScoped<Logschrijver>()
        .AddScoped<Logverzegelaar>()
        .AddScoped<Logcontrole>()
        .AddScoped<Logzoeker>()
        .AddScoped<Logstand>()
        .AddScoped<ZaakLader>()
        .AddScoped<Zaakafsluiting>()
        .AddScoped<ZaakInzage>()
        .AddScoped<Afschermingen>()
        .AddScoped<AfschermingService>()
        .AddScoped<Noodtoegangen>()
        .AddScoped<ZaakOverzichtQuery>()
        .AddScoped<RouteKaartQuery>()
        .AddScoped<RouteVerloopQuery>()
        .AddScoped<Routecijfers>()
        .AddScoped<Overzetten>()
        .AddScoped<Padbewaker>()
        .AddScoped<QueryStatistics>()
        .AddScoped<TermijnService>()
        .AddScoped<TermijnOpschorten>()
        .AddScoped<TermijnVerlengen>()
        .AddScoped<TermijnHandelingen>()
        .AddScoped<KalenderService>()
        .AddScoped<BezwaarService>()
        .AddScoped<KlachtService>()
        .AddScoped<DwangsomService>()
        .AddScoped<Signalen>()
        .AddScoped<Werkproces>()
        .AddScoped<TaakService>()
        .AddScoped<BerichtService>()
        .AddScoped<TaakOverzichten>()
        .AddScoped<Voorkennis>()
        .AddScoped<Voorstellen>()
        .AddScoped<InwonerService>()
        .AddScoped<Zaaknummers>()
        .AddScoped<HuishoudenService>()
        .AddScoped<Huishoudplaten>()
        .AddScoped<Planversies>()
        .AddScoped<Doelweging>()
        .AddScoped<PlanQuery>()
        .AddScoped<Regie>()
        .AddScoped<Telcorrectie>()
        .AddScoped<Persoonscorrectie>()
        .AddScoped<Samenvoegen>()
        .AddScoped<Samenvoegbeelden>()
        .AddScoped<Peiling>()
        .AddScoped<MeldingService>()
        .AddScoped<Schuldhulpvraag>()
        .AddScoped<SchuldhulpBesluiten>()
        .AddScoped<Schuldtrajecten>()
        .AddScoped<Pogingen>()
        .AddScoped<Vroegsignalen>()
        .AddSingleton<Signaalsleutels>()
        .AddScoped<VroegsignaalService>()
        .AddScoped<ImportService>()
        .AddSingleton<Importkluis>()
        .AddScoped<VroegsignaalRijen>()
        .AddScoped<IRijverwerker>(s => s.GetRequiredService<VroegsignaalRijen>())
        .AddScoped<FeitRijen>()
        .AddScoped<IRijverwerker>(s => s.GetRequiredService<FeitRijen>())
        .AddScoped<IRijverwerker, WaardeRijen>()
        .AddScoped<ExterneWaarden>()
        .AddScoped<Beleidskeuzes>()
        .AddScoped<Beleidsbeelden>()
        .AddScoped<Vergelijking>()
        .AddScoped<Gemeentevergelijking>()
        .AddScoped<Wachttijden>()
        .AddScoped<ContactService>()
        .AddScoped<Bekenden>()
        .AddScoped<HandelingService>()
        .AddScoped<Handelingformulieren>()
        .AddScoped<Toegangstokens>()
        .AddScoped<BriefService>()
        .AddScoped<Briefvoorbeeld>()
        .AddScoped<AfspraakService>()
        .AddScoped<Gespreksconcepten>()
        .AddSingleton(new BijlageOptions())
        .AddSingleton<BijlageOpslag>()
        .AddSingleton<Virusscanner>()
        .AddScoped<BijlageService>()
        .AddScoped<BijlageBewaker>()
        .AddScoped<BesluitService>()
        .AddScoped<MandaatService>()
        .AddScoped<BesluitvoorstelService>()
        .AddScoped<Indicaties>()
        .AddScoped<Leveringen>()
        .AddScoped<VerwijzingService>()
        .AddScoped<Aanlevering>()
        .AddScoped<Bijdragelijsten>()
        .AddScoped<Voorzieningenlijst>()
        .AddScoped<NieuwBesluit>()
        .AddScoped<Telling>()
        .AddScoped<Publicaties>()
        .AddScoped<PublicatieService>()
        .AddScoped<PublicatieBewaker>()
        .AddScoped<PublicatieOpdrachten>()
        .AddScoped<Bewaarvoorstel>()
        .AddScoped<Vernietigingslijsten>()
        .AddScoped<Vernietigingen>()
        .AddScoped<PrivacyverzoekService>()
        .AddScoped<Dossierlezer>()
        .AddScoped<Dossierbestand>()
        .AddScoped<Zaakvernietiger>()
        .AddScoped<Sporenstarter>()
        .AddScoped<Routestarter>()
        .AddScoped<Formuliergevolgen>()
        .AddScoped<Hulpvraag>()
        .AddScoped<AveService>()
        .AddScoped<Beslotenheid>()
        .AddScoped<Aanbiederladders>()
        .AddScoped<MeldcodeService>()
        .AddScoped<AveOverzichten>()
        .AddSingleton<Haalbaarheid.Onthouden>()
        .AddScoped<Haalbaarheid>()
        .AddScoped<Dagberichten>()
        .AddScoped<Werklijst>()
        .AddScoped<MijnWerk>()
        .AddScoped<Weergaven>()
        .AddScoped<Zaakbezoeken>()
        .AddScoped<Notitieboek>()
        .AddScoped<Teambord>()
        .AddScoped<Teamleden>()
        .AddScoped<Doorlooptijden>()
        .AddSingleton<Doorlooptijden.Onthouden>()
        .AddScoped<Overdrachten>()
        .AddScoped<Afwezigheden>()
        .AddScoped<ZaakZoeker>()
        // what a service task of a route asks for
        .AddScoped<IServiceHandler, StartRoute>()
        .AddScoped<IServiceHandler, SluitZaak>()
        .AddScoped<IServiceHandler, StartSporen>()
        .AddScoped<IServiceHandler, EindeSpoor>()
        .AddScoped<IServiceHandler, HeropenAfweging>()
        .AddScoped<IServiceHandler, StartSpoorMaatwerk>()
        .AddScoped<IServiceHandler, StartAve>()
        // what is done by itself when it is due
        .AddScoped<IJobHandler, TimerJob>()
        .AddScoped<IJobHandler, MoveJob>()
        .AddScoped<IJobHandler, TermJob>()
        .AddScoped<IJobHandler, ServiceJob>()
        .AddScoped<IJobHandler, MessageJob>()
        .AddScoped<IJobHandler, SignalJob>()
        .AddScoped<IJobHandler, HandoverJob>()
        .AddScoped<IJobHandler, RouteStartJob>()
        .AddScoped<IJobHandler, MailJob>()
        .AddScoped<IJobHandler, PublicatieJob>()
        .AddScoped<IJobHandler, VernietigingJob>()
        .AddScoped<IJobHandler, GebeurtenisJob>()
        // what a service task asks of another system
        .AddScoped<IExternalHandler, Webhook>()
        // what a step means for the case
        .AddTaak<Triage>()
        .AddTaak<Spoedbeoordeling>()
        .AddTaak<GesprekVoeren>()
        .AddTaak<Afwegen>()
        .AddTaak<PlanVaststellen>()
        .AddTaak<Toeleiding>()
        .AddTaak<Terugkoppeling>()
        .AddTaak<AanvraagOntvangen>()
        .AddTaak<BesluitNemen>()
        .AddTaak<Levering>()
        .AddTaak<JeugdhulpRegistreren>()
        .AddTaak<Evaluatie>()
        .AddTaak<NiveauBepalen>()
        .AddTaak<Voortgang>()
        .AddTaak<MeldcodeBeslissen>()
        .AddTaak<BezwaarBeoordelen>()
        .AddTaak<BezwaarBeslissen>()
        .AddTaak<KlachtHoren>()
        .AddTaak<KlachtAfhandelen>()
        .AddTaak<SchuldhulpContact>()
        .AddTaak<EersteGesprek>()
        .AddTaak<PlanVanAanpak>()
        .AddTaak<SchuldhulpTraject>()
        .AddTaak<SchuldhulpNazorg>()
        // acts beside the tasks
        .AddScoped<ZaakHandeling, NotitieSchrijven>()
        .AddScoped<ZaakHandeling, NotitieAanvullen>()
        .AddScoped<ZaakHandeling, Intrekken>()
        .AddScoped<ZaakHandeling, Heropenen>()
        .AddScoped<ZaakHandeling, AanvraagIndienen>()
        .AddScoped<ZaakHandeling, PersoonlijkPlanOntvangen>()
        .AddScoped<ZaakHandeling, HeronderzoekStarten>()
        .AddScoped<ZaakHandeling, AveInbrengen>()
        .AddScoped<ZaakHandeling, MeldcodeStarten>()
        .AddScoped<ZaakHandeling, MeldcodeOverdragen>()
        .AddScoped<ZaakHandeling, IndicatieBeeindigen>()
        .AddScoped<ZaakHandeling, LeveringMelden>()
        .AddScoped<ZaakHandeling, VerwijzingRegistreren>()
        .AddScoped<ZaakHandeling, MaatregelRegistreren>()
        .AddScoped<ZaakHandeling, Wachten>()
        .AddScoped<ZaakHandeling, WachtBeeindigen>()
        .AddScoped<ZaakHandeling, AdviesVragen>()
        .AddScoped<ZaakHandeling, AdviesOntvangen>()
        .AddScoped<ZaakHandeling, AfspraakMaken>()
        .AddScoped<ZaakHandeling, AfspraakVerzetten>()
        .AddScoped<ZaakHandeling, AfspraakAfzeggen>()
        .AddScoped<ZaakHandeling, AfspraakNietVerschenen>()
        .AddHandeling<Overlijden>()
        .AddHandeling<Verhuizing>()
        .AddScoped<ZaakHandeling, ToestemmingGeven>()
        .AddScoped<ZaakHandeling, ToestemmingIntrekken>()
        .AddScoped<ZaakHandeling, PlanBijstellen>()
        .AddScoped<ZaakHandeling, PlanEvalueren>()
        .AddScoped<ZaakHandeling, RegieOverdragen>()
        .AddScoped<ZaakHandeling, WetWisselen>()
        .AddScoped<ZaakHandeling, HuishoudenIn>()
        .AddScoped<ZaakHandeling, HuishoudenUit>()
        .AddScoped<ZaakHandeling, HuishoudenSplitsen>()
        .AddScoped<ZaakHandeling, ZaakVerplaatsen>()
        .AddScoped<ZaakHandeling, InwonerSamenvoegen>()
        .AddScoped<ZaakHandeling, SamenvoegingBeoordelen>()
        .AddScoped<ZaakHandeling, Identificeren>()
        .AddScoped<ZaakHandeling, Corrigeren>()
        .AddScoped<ZaakHandeling, Afschermen>()
        .AddScoped<ZaakHandeling, AfschermingOpheffen>()
        .AddScoped<ZaakHandeling, Afsluiten>()
        .AddScoped<ZaakHandeling, RouteStarten>()
        .AddScoped<ZaakHandeling, BezwaarMaken>()
        .AddScoped<ZaakHandeling, KlachtIndienen>()
        .AddScoped<ZaakHandeling, IngebrekestellingOntvangen>()
        .AddScoped<ZaakHandeling, DwangsomVaststellen>()
        .AddScoped<ZaakHandeling, BewaarplichtOpleggen>()
        .AddScoped<ZaakHandeling, BewaarplichtBeeindigen>();

    // An act that another act carries out as well.
    private static IServiceCollection AddHandeling<T>(this IServiceCollection services) where T : ZaakHandeling =>
        services.AddScoped<T>().AddScoped<ZaakHandeling>(s => s.GetRequiredService<T>());

    private static IServiceCollection AddTaak<T>(this IServiceCollection services) where T : TaakUitvoering =>
        services.AddScoped<T>().AddScoped<TaakUitvoering>(s => s.GetRequiredService<T>());
}
