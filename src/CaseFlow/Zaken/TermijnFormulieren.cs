using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Termijnen;

namespace CaseFlow.Zaken;

/// <summary>The forms of the acts on a term. What can be chosen in them follows from the terms that run and from what the law allows for those.</summary>
internal static class TermijnFormulieren
{
    public static readonly IReadOnlyDictionary<string, Formulier> Alle = new[]
    {
        new Formulier("opschorten", "Termijn opschorten",
        [
            new Veld("termijn", "Welke termijn staat stil?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
            new Veld("grond", "Op welke grond?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
            new Veld("datum", "Op welke dag gebeurde dat?", SoortVeld.Datum) { Uitleg = "De dag waarop u om aanvulling vroeg of het uitstel inging. Leeg betekent: vandaag. De termijn staat stil vanaf de dag erna." },
            new Veld("tot", "Tot en met welke dag kan de inwoner aanvullen?", SoortVeld.Datum) { Uitleg = "Alleen als u om aanvulling of herstel vroeg. Komt er niets, dan loopt de termijn daarna vanzelf weer." },
            new Veld("toelichting", "Wat ontbreekt er, of wat is afgesproken?", SoortVeld.Lang) { Uitleg = "Dit staat in de brief aan de inwoner." },
        ])
        { Uitleg = "De termijn loopt weer als u haar hervat. De laatste dag schuift dan op." },
        new Formulier("hervatten", "Termijn hervatten",
        [
            new Veld("termijn", "Welke termijn loopt weer?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
            new Veld("datum", "Wanneer kwam de aanvulling binnen of was het uitstel voorbij?", SoortVeld.Datum) { Uitleg = "Leeg betekent: vandaag." },
        ]),
        new Formulier("verlengen", "Meer tijd voor een termijn",
        [
            new Veld("termijn", "Welke termijn?", SoortVeld.Tekst) { VerplichtBij = ["*"] },
            new Veld("manier", "Op welke manier?", SoortVeld.Tekst),
            new Veld("weken", "Hoeveel weken erbij?", SoortVeld.Getal) { Uitleg = "Of noem hieronder een dag. Laat beide leeg voor de hele tijd die de wet geeft." },
            new Veld("tot", "Of: tot en met welke dag?", SoortVeld.Datum),
            new Veld("grond", "Waarom is er meer tijd nodig?", SoortVeld.Lang) { VerplichtBij = ["*"], Uitleg = "Dit staat in de brief aan de inwoner." },
        ])
        { Uitleg = "Kan een termijn niet langer worden, dan meldt u alleen wanneer het besluit wel komt. De wettelijke laatste dag blijft dan staan." },
    }.ToDictionary(f => f.Id);

    public static Dictionary<string, IReadOnlyList<Keuze>> Keuzes(string id, IReadOnlyList<(Termijn Termijn, TermijnRegel Regel)> termijnen, Opschortgronden gronden)
    {
        var hier = termijnen.Where(t => id switch
        {
            "opschorten" => t.Termijn.Status == TermijnStatus.Lopend && t.Regel.Soort == TermijnSoort.Wettelijk,
            "hervatten" => t.Termijn.Status == TermijnStatus.Opgeschort,
            _ => t.Termijn.IsLopend && t.Regel.Verlengingen.Count > 0 && t.Regel.Id != TermijnVerlengen.Mededeling,
        }).ToList();
        var keuzes = new Dictionary<string, IReadOnlyList<Keuze>>
        {
            ["termijn"] = [.. hier.Select(t => new Keuze(t.Termijn.Regel, $"{t.Termijn.Regel}: {t.Regel.Omschrijving} Laatste dag: {DatumTekst.Voluit(t.Termijn.LaatsteDag)}."))],
        };
        if (id == "opschorten")
        {
            keuzes["grond"] = [.. gronden.Alle.Where(g => hier.Any(t => t.Regel.Gronden.Contains(g.Id))).Select(g => new Keuze(g.Id, $"{g.Naam}: {g.Omschrijving}"))];
        }
        if (id == "verlengen")
        {
            keuzes["manier"] = [.. hier.SelectMany(t => t.Regel.Verlengingen).DistinctBy(m => (m.Id, m.Artikel)).Select(m => new Keuze(m.Id, $"{m.Artikel}: {m.Omschrijving}"))];
        }
        return keuzes;
    }

    public static string Geen(string id) => id switch
    {
        "opschorten" => "Er loopt geen termijn in deze zaak.",
        "hervatten" => "Er staat geen termijn stil in deze zaak.",
        _ => "Er loopt geen termijn die langer kan worden.",
    };
}
