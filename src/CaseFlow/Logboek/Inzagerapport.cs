using CaseFlow.Brieven;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;

namespace CaseFlow.Logboek;

/// <summary>"Who looked at my file", for the resident: moment, function, what and why. No names of staff: the municipality answers for them.</summary>
public static class Inzagerapport
{
    public static byte[] Maak(Inwoner inwoner, IReadOnlyList<Gevondenregel> regels, Gemeente gemeente, Handeling handeling) => BriefDocument.Maak(new Brief
    {
        ZaakId = Guid.Empty,
        Soort = "inzagerapport",
        Geadresseerde = inwoner.Naam,
        Onderwerp = "Wie heeft uw gegevens bekeken of gewijzigd?",
        Tekst = Tekst(inwoner, regels, gemeente, handeling),
        Op = handeling.Moment,
        Door = handeling.Naam,
    }, gemeente);

    internal static string Tekst(Inwoner inwoner, IReadOnlyList<Gevondenregel> regels, Gemeente gemeente, Handeling handeling)
    {
        var getoond = regels.Where(r => r.Regel.IsToegestaan).ToList();
        var dagen = getoond.GroupBy(r => AmsterdamTime.DateOf(r.Regel.Op)).Select(dag => $"{DatumTekst.Voluit(dag.Key)}\n{string.Join('\n', dag.Select(r => Regel(r, gemeente)))}");
        return string.Join("\n\n",
        [
            $"Dit overzicht gaat over {inwoner.Naam}, geboren op {DatumTekst.Voluit(inwoner.Geboortedatum)}. Het is gemaakt op {DatumTekst.Voluit(handeling.Vandaag)}.",
            getoond.Count == 0
                ? "Niemand heeft uw gegevens in CaseFlow bekeken of gewijzigd."
                : $"Hieronder staat elke keer dat iemand van de gemeente {gemeente.Naam}, of van een organisatie die voor de gemeente werkt, uw gegevens in CaseFlow bekeek of wijzigde: {getoond.Count} keer. U leest de functie van die medewerker, niet de naam.",
            .. dagen,
            "Wat kunt u doen?\nKlopt er volgens u iets niet? Neem dan contact op met de functionaris gegevensbescherming van de gemeente. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.",
        ]);
    }

    private static string Regel(Gevondenregel gevonden, Gemeente gemeente)
    {
        var regel = gevonden.Regel;
        var functie = regel.Rol == Handeling.RolSysteem ? "CaseFlow, vanzelf" : gemeente.Rollen.FirstOrDefault(r => r.Id == regel.Rol)?.Titel ?? regel.Rol;
        return $"- {AmsterdamTime.Local(regel.Op):HH:mm} uur, {functie}{(regel.Namens is { } namens ? $" van {namens}" : "")}: {(regel.Soort == Logsoort.Lezen ? "bekeken" : "gewijzigd")}, {regel.Onderdeel}"
            + $"{(gevonden.Zaaknummer is { } nummer ? $" (zaak {nummer})" : "")}. Doel: {regel.Doel}.";
    }
}
