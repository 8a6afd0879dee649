using System.Globalization;
using System.Text;

namespace CaseFlow.Afspraken;

/// <summary>
/// An appointment as an iCalendar file (RFC 5545). It may end up in a calendar outside the municipality, so it names the case and nobody in it.
/// </summary>
public static class Agendabestand
{
    public const string MediaType = "text/calendar";

    private const int LangsteRegel = 75;

    public static string Maak(Afspraak afspraak, string onderwerp, string zaaknummer, string adres)
    {
        var regels = new[]
        {
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//CaseFlow//Afspraken//NL",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            $"UID:{afspraak.Reeks}@caseflow",
            $"SEQUENCE:{afspraak.Volgnummer}",
            $"DTSTAMP:{Utc(afspraak.GeeindigdOp ?? afspraak.Op)}",
            $"DTSTART:{Utc(afspraak.Begin)}",
            $"DTEND:{Utc(afspraak.Einde)}",
            $"SUMMARY:{Tekst($"{onderwerp} (zaak {zaaknummer})")}",
            $"LOCATION:{Tekst(Plaats(afspraak))}",
            $"URL:{adres}",
            $"STATUS:{(afspraak.Stand is AfspraakStand.Afgezegd or AfspraakStand.Vervallen ? "CANCELLED" : "CONFIRMED")}",
            "CLASS:PRIVATE",
            "END:VEVENT",
            "END:VCALENDAR",
        };
        return string.Concat(regels.Select(r => Vouw(r) + "\r\n"));
    }

    private static string Plaats(Afspraak afspraak) => afspraak.Vorm switch
    {
        // The home of a resident stays in the case.
        "huisbezoek" => "Bij de inwoner thuis",
        "telefoon" => "Telefoon",
        "beeldbellen" => "Beeldbellen",
        _ => afspraak.Plaats ?? "Op kantoor",
    };

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Tekst(string tekst) => tekst.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").ReplaceLineEndings("\\n");

    // No line is longer than 75 bytes; the next part begins with a space. A character is never cut in two.
    private static string Vouw(string regel)
    {
        var gevouwen = new StringBuilder();
        var bytes = 0;
        foreach (var teken in regel.EnumerateRunes())
        {
            if (bytes + teken.Utf8SequenceLength > LangsteRegel)
            {
                gevouwen.Append("\r\n ");
                bytes = 1;
            }
            gevouwen.Append(teken);
            bytes += teken.Utf8SequenceLength;
        }
        return gevouwen.ToString();
    }
}
