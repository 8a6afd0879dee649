using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Api;

internal sealed record WachtdagenAntwoord(string Op, int Dagen);

internal sealed record StapbezoekAntwoord(
    string Element, string Naam, string Soort, int Keer, DateTimeOffset Van, DateTimeOffset? Tot, int Dagen, IReadOnlyList<WachtdagenAntwoord> Gewacht, string? Wie, string? Uitkomst, bool IsVervallen,
    IReadOnlyList<string> Tegelijk);

internal sealed record StaptijdAntwoord(string Element, string Naam, int Keren, int Dagen, IReadOnlyList<WachtdagenAntwoord> Gewacht, bool IsHier);

/// <param name="Huidig">Elements of the drawing (routeOphalen) where the case stands.</param>
/// <param name="Gedaan">Elements that are behind it.</param>
/// <param name="Pijlen">Flows that were walked.</param>
internal sealed record VerloopbladAntwoord(
    string Route, string Titel, int Versie, DateTimeOffset Van, DateTimeOffset? Tot, bool IsGestopt, int Dagen, IReadOnlyList<string> Huidig, IReadOnlyList<string> Gedaan, IReadOnlyList<string> Pijlen,
    IReadOnlyList<StapbezoekAntwoord> Bezoeken, IReadOnlyList<StaptijdAntwoord> Stappen);

/// <param name="IsIngekort">There were more visits than are read; these are the newest.</param>
internal sealed record ZaakverloopAntwoord(IReadOnlyList<VerloopbladAntwoord> Routes, bool IsIngekort);

internal sealed record BetrokkeneAntwoord(Betrokkensoort Soort, string Naam, string Wat);

/// <param name="Wat">What it is about; null where that may not be read for the law for which is looked.</param>
internal sealed record PlaatzaakAntwoord(string Nummer, string? Wat, bool IsOpen, bool IsDeze, IReadOnlyList<BetrokkeneAntwoord> Betrokkenen);

internal sealed record PlaatlidAntwoord(string Naam, string Bij, bool IsHoofd, bool IsWeg, IReadOnlyList<PlaatzaakAntwoord> Zaken);

internal sealed record HuishoudplaatAntwoord(Guid Huishouden, string? Vanuit, bool HeeftPlan, IReadOnlyList<PlaatlidAntwoord> Leden, IReadOnlyList<BetrokkeneAntwoord> Betrokkenen);

/// <summary>What the pictures of a case and of a household show, as data.</summary>
internal static class VerloopApi
{
    public static void MapVerloopApi(this IEndpointRouteBuilder app)
    {
        app.Groep("/zaken/{nummer}/verloop", "Zaken", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", VerloopAsync)
            .Doet("zaakVerloopLezen", "Welke weg een zaak ging, hoelang elke stap duurde en op wie werd gewacht; in kalenderdagen");
        app.Groep("/huishoudens/{huishoudenId}", "Zaken", Bereiken.Zaken, Toegangsregels.Zaakwerk).MapGet("", PlaatAsync)
            .Doet("huishoudenLezen", "Wie bij elkaar horen, de zaken van hen die u mag openen, en wie helpt; met zaak vanuit die zaak");
    }

    private static async Task<ZaakverloopAntwoord> VerloopAsync(string nummer, ZaakInzage inzage, RouteVerloopQuery verlopen, Aanmelding aanmelding)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        var verloop = await verlopen.LaadAsync(await inzage.OpenAsync(handeling, nummer, "api: verloop"), handeling);
        return new ZaakverloopAntwoord([.. verloop.Bladen.Select(Blad)], verloop.IsIngekort);
    }

    private static VerloopbladAntwoord Blad(Verloopblad b) => new(b.Route, b.Titel, b.Versie, b.Van, b.Tot, b.IsGestopt, b.Dagen, b.Huidig, b.Gedaan, b.Pijlen,
        [.. b.Bezoeken.Select(s => new StapbezoekAntwoord(s.Element, s.Naam, s.Soort, s.Keer, s.Van, s.Tot, s.Dagen, Gewacht(s.Gewacht), s.Wie, s.Uitkomst, s.IsVervallen, s.Tegelijk))],
        [.. b.Stappen.Select(s => new StaptijdAntwoord(s.Element, s.Naam, s.Keren, s.Dagen, Gewacht(s.Gewacht), s.IsHier))]);

    private static IReadOnlyList<WachtdagenAntwoord> Gewacht(IEnumerable<Wachtdagen> gewacht) => [.. gewacht.Select(w => new WachtdagenAntwoord(w.Op, w.Dagen))];

    private static async Task<HuishoudplaatAntwoord> PlaatAsync(Guid huishoudenId, Huishoudplaten platen, Aanmelding aanmelding, string? zaak)
    {
        var (plaat, vanuit, heeftPlan) = await platen.LeesAsync(aanmelding.Handeling(Toegangsregels.Zaakrollen), huishoudenId, zaak, "api: huishouden") ?? throw ApiRegels.Onbekend("Dit huishouden");
        return new HuishoudplaatAntwoord(huishoudenId, vanuit, heeftPlan,
            [.. plaat.Leden.Select(l => new PlaatlidAntwoord(l.Naam, l.Bij, l.IsHoofd, l.IsWeg, [.. l.Zaken.Select(z => new PlaatzaakAntwoord(z.Nummer, z.Wat, z.IsOpen, z.IsDeze, Betrokkenen(z.Betrokkenen)))]))],
            Betrokkenen(plaat.Betrokkenen));
    }

    private static IReadOnlyList<BetrokkeneAntwoord> Betrokkenen(IEnumerable<Betrokkene> betrokkenen) => [.. betrokkenen.Select(b => new BetrokkeneAntwoord(b.Soort, b.Naam, b.Wat))];
}
