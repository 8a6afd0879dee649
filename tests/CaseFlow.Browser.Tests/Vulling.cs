using System.Globalization;
using CaseFlow.Abonnementen;
using CaseFlow.Bewaring;
using CaseFlow.Bijlagen;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Teams;
using CaseFlow.Tellingen;
using CaseFlow.Tests.Bijlagen;
using CaseFlow.Tests.Indicatoren;
using CaseFlow.Tests.Testing;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Browser.Tests;

/// <summary>Something of everything there is a page for.</summary>
internal sealed record Vulling(Zaak Gesprek, Zaak Levering, Guid GesprekTaak, Guid TriageTaak, IReadOnlyDictionary<string, string> PerRoute, IReadOnlyList<string> Handelingen)
{
    /// <summary>The address of a page, with something that exists for each part of it; the first is looked at whole.</summary>
    public IReadOnlyList<string> Adressen(string route) => route switch
    {
        "/Zaken/{nummer}" => [$"/Zaken/{Levering.Nummer}", $"/Zaken/{Gesprek.Nummer}"],
        "/Zaken/{nummer}/Handelingen/{id}" => [.. Handelingen.SelectMany(h => new[] { $"/Zaken/{Gesprek.Nummer}/Handelingen/{h}", $"/Zaken/{Levering.Nummer}/Handelingen/{h}" })],
        "/Taken/{id:guid}" => [$"/Taken/{GesprekTaak}", $"/Taken/{TriageTaak}"],
        "/Teams/{team?}" => ["/Teams?toon=open", "/Teams", "/Teams/zorgloket", "/Teams?toon=wacht"],
        "/" => ["/?toon=alles", "/", "/?toon=verlopen"],
        "/Beleid/Doelen/{sleutel?}" => ["/Beleid/Doelen/nieuw", "/Beleid/Doelen"],
        "/Toegang/Organisatie" => ["/Toegang/Organisatie?fout=x", "/Toegang/Organisatie?afgemeld=proef"],
        "/Handboek/{hoofdstuk}" => ["/Handboek/iedereen"],
        "/Fout" => [.. new[] { 404, 400, 403, 413, 429, 500 }.Select(code => $"/Fout?code={code}")],
        _ when PerRoute.TryGetValue(route, out var adres) => [adres],
        _ => [route.Replace("{nummer}", Levering.Nummer, StringComparison.Ordinal).Replace("{route}", "melding", StringComparison.Ordinal).Replace("{versie:int}", "1", StringComparison.Ordinal)
            .Replace("/{team?}", "", StringComparison.Ordinal)],
    };

    public static async Task<Vulling> MaakAsync(WebApp app)
    {
        var indicator = await IndicatorAsync(app);
        var bouwer = app.Bouwer();
        var levering = await bouwer.Melding("""{ "inwoner": { "naam": "Bert Bladzijde", "geboortedatum": "1949-08-09" } }""");
        await bouwer.Tot("levering");
        var triage = await bouwer.Melding("""{ "inwoner": { "naam": "Cor Bladzijde", "geboortedatum": "1970-01-09" } }""");
        var triageTaak = (await bouwer.OpenTaak("triage")).Id;
        var gesprek = await bouwer.Melding("""{ "inwoner": { "naam": "Anna Bladzijde", "geboortedatum": "1952-06-07", "wijk": "noord" } }""");
        await bouwer.Taak("triage", "brede-uitvraag");
        var taak = await bouwer.OpenTaak("gesprek");
        var moment = AmsterdamTime.DateOf(bouwer.Klok.Nu).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T10:30";
        await bouwer.Handeling("afspraak-maken", $$"""{ "onderwerp": "overleg", "vorm": "telefoon", "moment": "{{moment}}", "minuten": 30 }""");
        await bouwer.Handeling("wacht-op", """{ "op": "partner", "taak": "gesprek", "reden": "Wijkkracht belt terug", "tot": "2099-01-04" }""");
        var wie = await bouwer.Als("consulent");
        await bouwer.In<BijlageService>(b => b.ToevoegenAsync(wie, gesprek.Id, "verwijzing.pdf", "verwijzing", new MemoryStream(Proefbestanden.Pdf("1 0 obj\n<<>>\nendobj\n"))));

        var nu = bouwer.Klok.Nu;
        var (nood, verzoek, lijst, storing) = (
            new Noodtoegang { GemeenteId = "hengelo", ZaakId = triage.Id, MedewerkerId = wie.MedewerkerId!.Value, Medewerker = wie.Naam, Rol = "consulent", Reden = "De inwoner was niet veilig.", Op = nu, Tot = nu.AddHours(4), BeoordelenVoor = AmsterdamTime.DateOf(nu).AddDays(3) },
            new Privacyverzoek { GemeenteId = "hengelo", InwonerId = levering.InwonerId, Soort = Verzoeksoort.Inzage, Ontvangen = AmsterdamTime.DateOf(nu), Verzoeker = Verzoeker.Inwoner, IsWilsonbekwaam = false, Identificatie = "balie", Termijn = "AVG-INZ", LaatsteDag = AmsterdamTime.DateOf(nu).AddDays(30), Uitleg = "", Op = nu, Door = "Petra" },
            new Vernietigingslijst { GemeenteId = "hengelo", Nummer = 9001, Peildatum = AmsterdamTime.DateOf(nu), Op = nu, Door = "Anton" },
            new Incident { GemeenteId = "hengelo", ZaakId = triage.Id, Kind = "job", Message = "De brief kon niet gemaakt worden.", At = nu });
        return await bouwer.In<CaseFlowDbContext, Vulling>(async db =>
        {
            var mensen = await db.Users.Where(u => u.GemeenteId == "hengelo").ToDictionaryAsync(u => u.UserName!.Split('.')[0]);
            var overdracht = new Overdracht { GemeenteId = "hengelo", MedewerkerId = mensen["teamleider"].Id, Door = "Thea", Rol = "teamleider", Op = nu, NaarId = mensen["consulent"].Id, Naar = "Carla", Stand = OverdrachtStand.Gestopt };
            overdracht.Regels.Add(new OverdrachtRegel { TaakId = taak.Id, ZaakId = gesprek.Id });
            var abonnement = new Abonnement { GemeenteId = "hengelo", Naam = "zaaksysteem", Url = "https://zaken.example/caseflow", Soorten = "taak.afgerond zaak.afgesloten", GeheimVersleuteld = [1], Op = nu, Door = "Bea" };
            db.AddRange(nood, verzoek, lijst, storing, overdracht, abonnement, new Bezorging { AbonnementId = abonnement.Id, ZaakId = gesprek.Id, Soort = "taak.afgerond", Op = nu, BezorgdOp = nu, Antwoord = 204 });
            db.Afwezigheden.Add(new Afwezigheid { MedewerkerId = mensen["regisseur"].Id, Van = AmsterdamTime.DateOf(nu), VervangerId = mensen["consulent"].Id, Door = "Thea", Op = nu });
            await db.SaveChangesAsync();
            var bijlage = await db.Bijlagen.Where(b => b.ZaakId == gesprek.Id).Select(b => b.Id).SingleAsync();
            var brief = await db.Brieven.Where(b => b.ZaakId == levering.Id).Select(b => b.Id).FirstAsync();
            return new Vulling(gesprek, levering, taak.Id, triageTaak, new Dictionary<string, string>
            {
                // Who may open a case has no need of it.
                ["/Zaken/{nummer}/Noodtoegang"] = "/Zaken/Z2099-000001/Noodtoegang",
                ["/Zaken/{nummer}/Bijlagen"] = $"/Zaken/{gesprek.Nummer}/Bijlagen",
                ["/Zaken/{nummer}/Bijlagen/{id:guid}"] = $"/Zaken/{gesprek.Nummer}/Bijlagen/{bijlage}",
                ["/Huishoudens/{id:guid}"] = $"/Huishoudens/{levering.HuishoudenId}",
                ["/Zaken/{nummer}/Brieven/{id:guid}"] = $"/Zaken/{levering.Nummer}/Brieven/{brief}",
                ["/Gesprek/{id:guid}"] = $"/Gesprek/{taak.Id}",
                ["/Huishoudens/{id:guid}/Plan"] = $"/Huishoudens/{levering.HuishoudenId}/Plan",
                ["/Privacy/Noodtoegang/{id:guid}"] = $"/Privacy/Noodtoegang/{nood.Id}",
                ["/Privacy/Verzoeken/{id:guid}"] = $"/Privacy/Verzoeken/{verzoek.Id}",
                ["/Privacy/Vernietiging/{id:guid}"] = $"/Privacy/Vernietiging/{lijst.Id}",
                ["/Inzageverzoeken/{id:guid}"] = $"/Inzageverzoeken/{verzoek.Id}",
                ["/Beheer/Storingen/{id:guid}"] = $"/Beheer/Storingen/{storing.Id}",
                ["/Beheer/Abonnementen/{id:guid}"] = $"/Beheer/Abonnementen/{abonnement.Id}",
                ["/Beheer/Accounts/{id:guid}"] = $"/Beheer/Accounts/{mensen["kwaliteit"].Id}",
                ["/Teams/Overdrachten/{id:guid}"] = $"/Teams/Overdrachten/{overdracht.Id}",
                ["/Beleid/Indicatoren/{id}"] = indicator,
                ["/Beleid/Indicatoren/{id}/Streefwaarde"] = $"{indicator}/Streefwaarde",
                ["/Beleid/Indicatoren/{id}/Duiding"] = $"{indicator}/Duiding?periode=2025",
            }, [.. bouwer.Services.CreateScope().ServiceProvider.GetRequiredService<HandelingService>().Alle.Select(h => h.Id).OrderBy(h => h != "contact").ThenBy(h => h, StringComparer.Ordinal)]);
        });
    }

    /// <summary>Two years of figures of a counted indicator of the real document, made when a test first asks for it.</summary>
    public static async Task<string> IndicatorAsync(WebApp app)
    {
        var bouwer = app.Bouwer();
        return await bouwer.In<CaseFlowDbContext, string>(async db =>
        {
            var indicator = bouwer.Services.GetRequiredService<CaseFlow.Gemeenten.Configuratie>().IndicatorenVan("hengelo").First(i => i is { Telling: not null, Vergelijking: not null });
            if (!db.Publicaties.Any(p => p.Periode == "2025"))
            {
                Proefpublicaties.Leg(db, "hengelo", 2024, 2025,
                    Proefpublicaties.Aantal(indicator.Id, p => p.Jaar == 2025 ? 250 : 210),
                    Proefpublicaties.Aantal("vindplaatsen", _ => 200, "vindplaats", "Vindplaats", ("Zorgloket", 150), ("Wijkteam Wijkkracht", 45), ("Huisarts", null)),
                    Proefpublicaties.Aantal("uitkomsten", _ => 180, "uitkomst", "Uitkomst", ("Maatwerkvoorziening", 95), ("Algemene voorziening", 80), ("Doorverwezen", null)),
                    Proefpublicaties.Termijntabel(("WMO-OND", 60, 20, 80), ("WMO-BES", null, null, null)));
                await db.SaveChangesAsync();
            }
            return $"/Beleid/Indicatoren/{indicator.Id}";
        });
    }
}
