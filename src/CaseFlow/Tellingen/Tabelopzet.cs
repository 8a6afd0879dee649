using CaseFlow.Bescherming;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;
using static CaseFlow.Tellingen.Telblokbouwer;

namespace CaseFlow.Tellingen;

/// <summary>
/// Which tables a publication has. Every table lists all values of its dimensions, also those that never occurred: a row that
/// appears only when there is somebody in it would tell that there is.
/// </summary>
public sealed class Tabelopzet(Keuzelijsten lijsten, TermijnRegels termijnregels)
{
    public const string Melding = "melding.geregistreerd";
    private const string Uitkomst = "uitkomst.vastgesteld";
    private const string Contact = "contact.geregistreerd";
    private const string Termijn = "termijn.afgelopen";
    private const string Rest = "overig";

    public static readonly IReadOnlyList<string> Gebeurtenissen = [Melding, Uitkomst, Contact, Termijn];

    private static readonly Keuze Overig = new(Rest, "Overig of onbekend");

    private readonly List<Keuze> _uitkomsten = MetRest([.. lijsten.Keuzes("resultaat").Where(r => r.Id is "informatie-advies" or "doorverwezen"), .. lijsten.Keuzes("sporen")]);
    private readonly List<Keuze> _wijken = MetRest(lijsten.Keuzes("wijken"));
    private readonly List<Keuze> _vindplaatsen = MetRest(lijsten.Keuzes("vindplaatsen"));
    private readonly List<Keuze> _soorten = MetRest(lijsten.Keuzes("soort-contactmoment"));
    private readonly List<Keuze> _kanalen = MetRest(lijsten.Keuzes("kanaal"));
    private readonly List<Keuze> _termijnen = [.. termijnregels.Alle.Where(r => r.IsGeteld).GroupBy(r => r.Id).Select(r => new Keuze(r.Key, $"{r.Last().Omschrijving.TrimEnd('.')} ({r.Key})"))];

    public Telset Tel(IReadOnlyCollection<Telfeit> feiten)
    {
        var meldingen = new Telblokbouwer("melding").Reeks("vindplaats", Ids(_vindplaatsen));
        foreach (var feit in feiten.Where(f => f.Naam == Melding))
        {
            meldingen.Tel(feit.Huishouden, meldingen.Cel(Alles), meldingen.Cel("vindplaats", Van(_vindplaatsen, feit.Dimensie("vindplaats"))));
        }
        var uitkomsten = new Telblokbouwer("uitkomst").Kruistabel(Ids(_uitkomsten), Ids(_wijken));
        foreach (var feit in feiten.Where(f => f.Naam == Uitkomst))
        {
            var (uitkomst, wijk) = (Van(_uitkomsten, feit.Dimensie("uitkomst")), Van(_wijken, feit.Wijk));
            uitkomsten.Tel(feit.Huishouden, uitkomsten.Cel(Alles), uitkomsten.Cel(uitkomst, Alles), uitkomsten.Cel(Alles, wijk), uitkomsten.Cel(uitkomst, wijk));
        }
        var contacten = new Telblokbouwer("contact").Reeks("soort", Ids(_soorten)).Reeks("kanaal", Ids(_kanalen));
        foreach (var feit in feiten.Where(f => f.Naam == Contact))
        {
            contacten.Tel(feit.Huishouden, contacten.Cel(Alles), contacten.Cel("soort", Van(_soorten, feit.Dimensie("soort"))), contacten.Cel("kanaal", Van(_kanalen, feit.Dimensie("kanaal"))));
        }
        var termijnen = _termijnen.SelectMany(t => TelTermijn(t.Id, feiten)).ToList();
        return new Telset([meldingen.Maak(), uitkomsten.Maak(), contacten.Maak(), .. termijnen], Delen());
    }

    // Lapsed terms are no part of what was on time or late: a block of their own, tied to nothing.
    private static IEnumerable<Telblok> TelTermijn(string termijn, IReadOnlyCollection<Telfeit> feiten)
    {
        var afgelopen = new Telblokbouwer("termijn-" + termijn).Reeks("uitkomst", ["gehaald", "te-laat"]);
        var vervallen = new Telblokbouwer("vervallen-" + termijn);
        vervallen.Cel(Alles);
        foreach (var feit in feiten.Where(f => f.Naam == Termijn && f.Dimensie("termijn") == termijn))
        {
            if (feit.Dimensie("uitkomst") is "gehaald" or "te-laat")
            {
                afgelopen.Tel(feit.Huishouden, afgelopen.Cel(Alles), afgelopen.Cel("uitkomst", feit.Dimensie("uitkomst")!));
            }
            else
            {
                vervallen.Tel(feit.Huishouden, vervallen.Cel(Alles));
            }
        }
        return [afgelopen.Maak(isPrestatie: true), vervallen.Maak(isPrestatie: true)];
    }

    private List<Deel> Delen() =>
    [
        Eenvoudig("uitkomsten", "Uitkomsten", "Elke uitkomst van een melding of spoor in deze periode. Is een uitkomst later vervangen, dan telt alleen de laatste.",
            "uitkomst", "Uitkomst", _uitkomsten, u => Sleutel("uitkomst", u, Alles), Sleutel("uitkomst", Alles)),
        Eenvoudig("vindplaatsen", "Meldingen per vindplaats", "Elke melding telt op de dag waarop zij is ontvangen. Een dubbele melding die bij een andere zaak is gevoegd, telt niet mee.",
            "vindplaats", "Vindplaats", _vindplaatsen, v => Sleutel("melding", "vindplaats", v), Sleutel("melding", Alles)),
        new("termijnen", "Termijnen", "Termijnen die in deze periode zijn gehaald of verlopen. Vervallen termijnen staan apart: zij tellen niet mee in het deel dat op tijd was.", null,
            [new Deeltabel("termijn", "Termijnen", "Termijn", ["Op tijd", "Te laat", "Op tijd en te laat samen", "Vervallen"], [.. _termijnen.Select(Termijnrij)]) { Cijferkop = "Deel op tijd" }]),
        new("uitkomsten-per-wijk", "Uitkomsten per wijk", "Dezelfde uitkomsten, verdeeld over de wijk waar de inwoner woont.", null,
            [new Deeltabel("uitkomst.wijk", "Uitkomsten per wijk", "Uitkomst", [.. _wijken.Select(w => w.Naam), "Alle wijken"],
                [.. _uitkomsten.Select(u => PerWijk(u.Naam, u.Id, false)), PerWijk("Alle uitkomsten", Alles, true)])]),
        Eenvoudig("contacten-per-soort", "Contacten per soort", "Elk contact dat is vastgelegd, ook als er geen zaak bij hoort.",
            "soort", "Soort contact", _soorten, s => Sleutel("contact", "soort", s), Sleutel("contact", Alles)),
        Eenvoudig("contacten-per-kanaal", "Contacten per kanaal", "Dezelfde contacten, verdeeld over de manier waarop iemand contact zocht.",
            "kanaal", "Kanaal", _kanalen, k => Sleutel("contact", "kanaal", k), Sleutel("contact", Alles)),
    ];

    private static Deelrij Termijnrij(Keuze termijn)
    {
        var (telling, samen) = ("termijn-" + termijn.Id, Sleutel("termijn-" + termijn.Id, Alles));
        var gehaald = Sleutel(telling, "uitkomst", "gehaald");
        return new Deelrij(termijn.Id, termijn.Naam, false, [gehaald, Sleutel(telling, "uitkomst", "te-laat"), samen, Sleutel("vervallen-" + termijn.Id, Alles)])
        { Cijfer = new Cijfer(Cijfersoort.Aandeel, [gehaald], [samen]) { Rest = [Sleutel(telling, "uitkomst", "te-laat")] } };
    }

    private Deelrij PerWijk(string naam, string uitkomst, bool isTotaal) => new(uitkomst, naam, isTotaal,
        [.. _wijken.Select(w => Sleutel("uitkomst", uitkomst, w.Id)), uitkomst == Alles ? Sleutel("uitkomst", Alles) : Sleutel("uitkomst", uitkomst, Alles)]);

    private static Deel Eenvoudig(string id, string titel, string uitleg, string dimensie, string kop, IReadOnlyList<Keuze> rijen, Func<string, string> sleutel, string totaal) =>
        new(id, titel, uitleg, new Cijfer(Cijfersoort.Aantal, [totaal], []),
        [
            new Deeltabel(dimensie, titel, kop, ["Aantal"],
                [.. rijen.Select(r => new Deelrij(r.Id, r.Naam, false, [sleutel(r.Id)]) { Cijfer = new Cijfer(Cijfersoort.Aandeel, [sleutel(r.Id)], [totaal]) }), new Deelrij(Alles, "Totaal", true, [totaal])])
            { Cijferkop = "Deel van het totaal" },
        ]);

    private static List<Keuze> MetRest(IReadOnlyList<Keuze> keuzes) => [.. keuzes.Where(k => k.Id != Rest), Overig];

    private static string[] Ids(IEnumerable<Keuze> keuzes) => [.. keuzes.Select(k => k.Id)];

    private static string Van(List<Keuze> keuzes, string? waarde) => keuzes.Exists(k => k.Id == waarde) ? waarde! : Rest;
}
