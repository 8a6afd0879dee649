using System.Text.Json;
using CaseFlow.Tellingen;

namespace CaseFlow.Tests.Tellingen;

/// <summary>Counted events as the services write them: name what matters.</summary>
internal static class Gebeurtenissen
{
    public static readonly DateOnly Februari = new(2026, 2, 10);

    public static Gebeurtenis Maak(string naam, object dimensies, DateOnly? datum = null, string? wijk = null, string gemeente = "hengelo", string? vervangt = null, string? record = null,
        string? persoon = null, string? huishouden = null, string? ding = null) => new()
    {
        GemeenteId = gemeente,
        Naam = naam,
        Datum = datum ?? Februari,
        Wijk = wijk,
        Dimensies = JsonSerializer.Serialize(dimensies),
        Recordsleutel = record ?? Guid.NewGuid().ToString("N"),
        Sleutel = Guid.NewGuid().ToString("N"),
        Vervangt = vervangt,
        Persoonsleutel = persoon,
        Huishoudsleutel = huishouden,
        Objectsleutel = ding,
    };

    public static IEnumerable<Gebeurtenis> Keer(this int aantal, Func<Gebeurtenis> maak) => Enumerable.Range(0, aantal).Select(_ => maak());

    /// <summary>A month that shows something of everything: 100 meldingen (4 of school), 60 outcomes, 300 contacts, 50 terms.</summary>
    public static IEnumerable<Gebeurtenis> Maand(DateOnly dag, string gemeente = "hengelo") =>
    [
        .. 58.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "toegang" }, dag, gemeente: gemeente)),
        .. 38.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "huisarts" }, dag, gemeente: gemeente)),
        .. 4.Keer(() => Maak("melding.geregistreerd", new { vindplaats = "school" }, dag, gemeente: gemeente)),
        .. 40.Keer(() => Maak("uitkomst.vastgesteld", new { uitkomst = "informatie-advies" }, dag, "noord", gemeente)),
        .. 20.Keer(() => Maak("uitkomst.vastgesteld", new { uitkomst = "maatwerk" }, dag, "noord", gemeente)),
        .. 180.Keer(() => Maak("contact.geregistreerd", new { soort = "informatie-advies", kanaal = "telefoon" }, dag, gemeente: gemeente)),
        .. 120.Keer(() => Maak("contact.geregistreerd", new { soort = "lopende-zaak", kanaal = "balie" }, dag, gemeente: gemeente)),
        .. 47.Keer(() => Maak("termijn.afgelopen", new { termijn = "WMO-OND", uitkomst = "gehaald" }, dag, gemeente: gemeente)),
        .. 3.Keer(() => Maak("termijn.afgelopen", new { termijn = "WMO-OND", uitkomst = "te-laat" }, dag, gemeente: gemeente)),
        .. 15.Keer(() => Maak("termijn.afgelopen", new { termijn = "WMO-PLAN", uitkomst = "vervallen" }, dag, gemeente: gemeente)),
    ];
}
