using CaseFlow.Cijfers;
using CaseFlow.Indicatoren;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;

namespace CaseFlow.Api;

internal sealed record VersieAntwoord(string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, string Reden);

internal sealed record CelAntwoord(string Kolom, int? Waarde, string Status);

internal sealed record CijferAntwoord(string Soort, decimal? Waarde, decimal? Laag, decimal? Hoog, string Weergave, string Status);

internal sealed record RijAntwoord(string Id, string Naam, bool IsTotaal, IReadOnlyList<CelAntwoord> Cellen, CijferAntwoord? Cijfer);

internal sealed record TabelAntwoord(string Id, string Titel, string Rijkop, IReadOnlyList<RijAntwoord> Rijen);

internal sealed record DeelAntwoord(string Onderwerp, string Titel, string Uitleg, CijferAntwoord? Cijfer, IReadOnlyList<TabelAntwoord> Tabellen);

internal sealed record PublicatieAntwoord(
    string Gemeente, string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, string Reden, int KleinsteGetoond, int Afronding, IReadOnlyList<DeelAntwoord> Delen);

internal sealed record VerloopAntwoord(string Periode, PeriodeSoort Soort, int Versie, DateTimeOffset GemaaktOp, DeelAntwoord Deel);

/// <summary>A place in the flow; without a number it is hidden.</summary>
internal sealed record KnoopAntwoord(string Id, string Naam, string Tekst, decimal? Getal);

internal sealed record BandAntwoord(string Van, string Naar, decimal? Getal);

internal sealed record StroomAntwoord(string Periode, int Versie, string Bevinding, IReadOnlyList<IReadOnlyList<KnoopAntwoord>> Kolommen, IReadOnlyList<BandAntwoord> Banden);

/// <summary>One figure in two periods; what differs is said only when it holds for all that the two may be.</summary>
internal sealed record VergelijkrijAntwoord(string Groep, string Naam, BeeldAntwoord Deze, BeeldAntwoord Met, string Verschil);

/// <summary>A term of the law or a norm, with how often it was kept.</summary>
internal sealed record TermijnstandAntwoord(string Regel, string Naam, string Norm, IReadOnlyList<CelAntwoord> Cellen, BeeldAntwoord OpTijd);

internal sealed record WachttijdenAntwoord(string Periode, int Versie, IReadOnlyList<TermijnstandAntwoord> Termijnen, IReadOnlyList<TabelAntwoord> Wachttijden);

internal sealed record VergelijkonderwerpAntwoord(string Onderwerp, string Titel);

/// <summary>What a municipality published of it in a period; no figure when it published none.</summary>
internal sealed record GemeentecijferAntwoord(string Gemeente, string Naam, BeeldAntwoord? Cijfer);

internal sealed record GemeentenperiodeAntwoord(string Periode, IReadOnlyList<GemeentecijferAntwoord> Gemeenten);

internal sealed record GemeentenAntwoord(string Onderwerp, string Titel, string Uitleg, IReadOnlyList<GemeentenperiodeAntwoord> Perioden);

internal sealed record BeeldAntwoord(decimal? Getal, decimal? Laag, decimal? Hoog, string Weergave);

/// <summary>The published figures of the municipality of who asks, for the policy role: what the pages and files show, from the same service.</summary>
internal static class CijferApi
{
    public static void MapCijferApi(this IEndpointRouteBuilder app)
    {
        var publicaties = app.Groep("/publicaties", "Publicaties", Bereiken.Beleid, Toegangsregels.Beleid);
        publicaties.MapGet("", (Lezer lezer, string? soort) => lezer.PeriodenAsync(soort)).Doet("publicatiesLezen", "De gepubliceerde perioden, de nieuwste eerst, elk met de nieuwste versie");
        publicaties.MapGet("/{periode}", (string periode, Lezer lezer, int? versie) => lezer.PublicatieAsync(periode, versie, null)).Doet("publicatieLezen", "Alles wat van een periode is gepubliceerd");
        publicaties.MapGet("/{periode}/versies", (string periode, Lezer lezer) => lezer.VersiesAsync(periode)).Doet("publicatieversiesLezen", "De versies van een periode, met de reden");
        publicaties.MapGet("/{periode}/delen/{onderwerp}", (string periode, string onderwerp, Lezer lezer, int? versie) => lezer.PublicatieAsync(periode, versie, onderwerp)).Doet("publicatiedeelLezen", "Een onderwerp in een periode");
        publicaties.MapGet("/{periode}/stroom", (string periode, Lezer lezer, int? versie) => lezer.StroomAsync(periode, versie)).Doet("stroomLezen", "Waar meldingen van een periode binnenkwamen en wat ervan kwam, zover gepubliceerd");
        publicaties.MapGet("/{periode}/vergelijking", (string periode, string? met, Lezer lezer) => lezer.VergelijkAsync(periode, met)).Doet("vergelijkingLezen", "De cijfers van een periode naast die van een andere (met), en wat ervan zeker verschilt");
        publicaties.MapGet("/{periode}/wachttijden", (string periode, Lezer lezer) => lezer.WachttijdenAsync(periode)).Doet("wachttijdenLezen", "Elke termijn en norm met het deel dat in een periode op tijd was, en hoe lang er is gewacht");
        var gemeenten = app.Groep("/gemeentevergelijkingen", "Publicaties", Bereiken.Beleid, Toegangsregels.Beleid);
        gemeenten.MapGet("", (Lezer lezer) => lezer.Vergelijkonderwerpen()).Doet("gemeentevergelijkingenLezen", "De indicatoren die naast die van andere gemeenten te zetten zijn");
        gemeenten.MapGet("/{onderwerp}", (string onderwerp, Lezer lezer) => lezer.GemeentenAsync(onderwerp)).Doet("gemeentevergelijkingLezen", "Een indicator van uw gemeente naast die van gemeenten die hun cijfers delen");
        app.Groep("/onderwerpen", "Publicaties", Bereiken.Beleid, Toegangsregels.Beleid)
            .MapGet("/{onderwerp}/verloop", (string onderwerp, Lezer lezer, string? soort) => lezer.VerloopAsync(onderwerp, soort)).Doet("verloopLezen", "Een onderwerp in alle perioden, de oudste eerst");
    }

    internal sealed class Lezer(Publicaties publicaties, Vergelijking vergelijking, Wachttijden wachttijden, Gemeentevergelijking gemeenten, Aanmelding aanmelding)
    {
        private string Gemeente => aanmelding.Handeling([Toegangsregels.Beleid]).Gemeente;

        public async Task<IReadOnlyList<VersieAntwoord>> PeriodenAsync(string? soort) => 
            [.. (await publicaties.NieuwsteVersiesAsync(Gemeente, LeesSoort(soort))).Select(Antwoord)];

        public async Task<IReadOnlyList<VersieAntwoord>> VersiesAsync(string tekst)
        {
            var versies = await publicaties.VersiesAsync(Gemeente, LeesPeriode(tekst));
            return versies.Count == 0 ? throw Onbekend() : [.. versies.Select(Antwoord)];
        }

        public async Task<PublicatieAntwoord> PublicatieAsync(string tekst, int? versie, string? onderwerp)
        {
            return await publicaties.UitgaveAsync(Gemeente, LeesPeriode(tekst), versie) is { } uitgave && (onderwerp is null || uitgave.Deel(onderwerp) is not null)
                ? new PublicatieAntwoord(uitgave.Gemeente, $"{uitgave.Periode}", uitgave.Periode.Soort, uitgave.Versie, uitgave.GemaaktOp, uitgave.Reden,
                    uitgave.Regels.Grens, uitgave.Regels.Afronding, [.. uitgave.Delen.Where(d => onderwerp is null || d.Deel.Id == onderwerp).Select(Deel)])
                : throw Onbekend();
        }

        public async Task<StroomAntwoord> StroomAsync(string tekst, int? versie) =>
            await publicaties.UitgaveAsync(Gemeente, LeesPeriode(tekst), versie) is { } uitgave && Stroombeeld.Van(uitgave) is { } beeld
                ? new StroomAntwoord($"{uitgave.Periode}", uitgave.Versie, beeld.Bevinding, [.. beeld.Kolommen.Select(k => (IReadOnlyList<KnoopAntwoord>)[.. k.Select(n => new KnoopAntwoord(n.Id, n.Naam, n.Tekst, n.Getal))])],
                    [.. beeld.Banden.Select(b => new BandAntwoord(b.Van, b.Naar, b.Getal))])
                : throw Onbekend();

        public async Task<IReadOnlyList<VergelijkrijAntwoord>> VergelijkAsync(string tekst, string? met)
        {
            var (deze, ander) = (LeesPeriode(tekst), LeesPeriode(met ?? "", "met"));
            if (deze == ander)
            {
                throw new WeigeringException("periode-gelijk", "Noem in met een andere periode.", "met");
            }
            return await vergelijking.VanAsync(Gemeente, deze, ander) is { } rijen ? [.. rijen.Select(r => new VergelijkrijAntwoord(r.Groep, r.Naam, Beeld(r.Deze), Beeld(r.Met), r.VerschilTekst))] : throw Onbekend();
        }

        public async Task<WachttijdenAntwoord> WachttijdenAsync(string tekst)
        {
            var periode = LeesPeriode(tekst);
            return await wachttijden.VanAsync(Gemeente, periode) is { } beeld
                ? new WachttijdenAntwoord($"{periode}", beeld.Versie, [.. beeld.Termijnen.Select(t => new TermijnstandAntwoord(t.Id, t.Naam, t.Norm,
                    Cellen(beeld.Kolommen, t.Cellen), Beeld(t.OpTijd)))], [.. beeld.Duren.Select(d => Tabel(d.Tabel, d.Deel))])
                : throw Onbekend();
        }

        public IReadOnlyList<VergelijkonderwerpAntwoord> Vergelijkonderwerpen() => [.. gemeenten.Onderwerpen(Gemeente).Select(i => new VergelijkonderwerpAntwoord(i.Vergelijking!, i.Titel))];

        public async Task<GemeentenAntwoord> GemeentenAsync(string onderwerp)
        {
            var indicator = gemeenten.Onderwerpen(Gemeente).FirstOrDefault(i => i.Vergelijking == onderwerp) ?? throw new WeigeringException("niet-gevonden", "Dit is niet te vergelijken: uw gemeente deelt het niet, of geen andere gemeente telt en deelt het.");
            var beeld = await gemeenten.VanAsync(Gemeente, indicator);
            return new GemeentenAntwoord(onderwerp, beeld.Titel, beeld.Uitleg,
                [.. beeld.Perioden.Select(p => new GemeentenperiodeAntwoord($"{p}", [.. beeld.Gemeenten.Select(g => new GemeentecijferAntwoord(g.Id, g.Naam, beeld.Beeld(g.Id, p) is { } cijfer ? Beeld(cijfer) : null))]))]);
        }

        public async Task<IReadOnlyList<VerloopAntwoord>> VerloopAsync(string onderwerp, string? soort)
        {
            var verloop = await publicaties.VerloopAsync(Gemeente, [onderwerp], LeesSoort(soort));
            return verloop.Count == 0 ? throw Onbekend() : [.. verloop.Select(d => new VerloopAntwoord($"{d.Periode}", d.Periode.Soort, d.Versie, d.GemaaktOp, Deel(d)))];
        }

        private static PeriodeSoort? LeesSoort(string? tekst) => tekst switch
        {
            null => null,
            "maand" => PeriodeSoort.Maand,
            "kwartaal" => PeriodeSoort.Kwartaal,
            "jaar" => PeriodeSoort.Jaar,
            _ => throw new WeigeringException("soort-onbekend", "Kies voor soort: maand, kwartaal of jaar."),
        };

        private static Periode LeesPeriode(string tekst, string? veld = null) => Periode.TryParse(tekst, out var periode) ? periode
            : throw new WeigeringException("periode-onleesbaar", "Schrijf de periode als maand (2026-03), kwartaal (2026-Q1) of jaar (2026).", veld);

        private static BeeldAntwoord Beeld(Cijferbeeld b) => new(b.Getal, b.Laag, b.Hoog, b.Tekst);

        private static VersieAntwoord Antwoord(Publicatieversie v) => new($"{v.Periode}", v.Periode.Soort, v.Versie, v.GemaaktOp, v.Reden);

        private static DeelAntwoord Deel(Deeluitgave d) => new(d.Deel.Id, d.Deel.Titel, d.Deel.Uitleg, d.Deel.Cijfer is { } cijfer ? Cijfer(cijfer, d) : null,
            [.. d.Deel.Tabellen.Select(t => Tabel(t, d))]);

        private static IReadOnlyList<CelAntwoord> Cellen(IEnumerable<string> kolommen, IEnumerable<Bescherming.Cel> cellen) => [.. kolommen.Zip(cellen, (k, c) => new CelAntwoord(k, c.Getal, Celtekst.Woord(c.Reden)))];

        private static TabelAntwoord Tabel(Deeltabel t, Deeluitgave d) => new(t.Id, t.Titel, t.Rijkop, [.. t.Rijen.Select(r => new RijAntwoord(r.Id, r.Naam, r.IsTotaal,
            Cellen(t.Kolommen, r.Sleutels.Select(d.Cel)), r.Cijfer is { } eigen ? Cijfer(eigen, d) : null))]);

        private static CijferAntwoord Cijfer(Bescherming.Cijfer cijfer, Deeluitgave d)
        {
            var waarde = Celtekst.Cijfer(cijfer, d);
            return new CijferAntwoord(cijfer.Soort.ToString().ToLowerInvariant(), waarde.Getal, waarde.Laag, waarde.Hoog, waarde.Tekst, Celtekst.Woord(waarde.Reden));
        }

        private static WeigeringException Onbekend() => new("niet-gevonden", "Dit is voor uw gemeente niet gepubliceerd.");
    }
}
