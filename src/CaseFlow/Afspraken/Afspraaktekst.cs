using CaseFlow.Shared;
using CaseFlow.Termijnen;

namespace CaseFlow.Afspraken;

/// <summary>The words of an appointment, the same on every screen and in every letter. Hours are those of Amsterdam.</summary>
public static class Afspraaktekst
{
    /// <summary><c>dinsdag 10 maart 2026</c></summary>
    public static string Dag(Afspraak afspraak) => DatumTekst.Voluit(AmsterdamTime.DateOf(afspraak.Begin));

    /// <summary><c>10.00 tot 11.00 uur</c></summary>
    public static string Tijd(Afspraak afspraak) => $"{AmsterdamTime.Local(afspraak.Begin):HH.mm} tot {AmsterdamTime.Local(afspraak.Einde):HH.mm} uur";

    public static string Moment(Afspraak afspraak) => $"{Dag(afspraak)} van {Tijd(afspraak)}";

    public static string Stand(Afspraak afspraak) => afspraak.Stand switch
    {
        AfspraakStand.Gepland => "Gepland",
        AfspraakStand.Verzet => "Verzet",
        AfspraakStand.Afgezegd => "Afgezegd",
        AfspraakStand.NietVerschenen => "Niet gekomen",
        AfspraakStand.Gehouden => "Geweest",
        _ => "Vervallen",
    };
}
