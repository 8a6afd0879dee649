using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Voorzieningen;

namespace CaseFlow.Huishoudens;

public enum Betrokkensoort { Regie, Medewerker, Aanbieder, Netwerk }

/// <summary>Somebody who does something for the household.</summary>
public sealed record Betrokkene(Betrokkensoort Soort, string Naam, string Wat);

/// <summary>A case that the reader may open.</summary>
/// <param name="Wat">What it is about; null where that may not be read for the law for which somebody looks.</param>
public sealed record Plaatzaak(string Nummer, string? Wat, bool IsOpen, bool IsDeze, IReadOnlyList<Betrokkene> Betrokkenen);

/// <summary>A member with the cases that the reader may open; of others nothing is told, not even that there are any.</summary>
public sealed record Plaatlid(string Naam, string Bij, bool IsHoofd, bool IsWeg, IReadOnlyList<Plaatzaak> Zaken);

/// <summary>A household as it is drawn and as it is told in a list: who belongs to it, their cases, and who is involved.</summary>
public sealed record Huishoudplaat(IReadOnlyList<Plaatlid> Leden, IReadOnlyList<Betrokkene> Betrokkenen)
{
    public static readonly Huishoudplaat Leeg = new([], []);

    public IEnumerable<Plaatlid> Bewoners => Leden.Where(l => !l.IsWeg);

    public string Bevinding
    {
        get
        {
            var zaken = Leden.SelectMany(l => l.Zaken).ToList();
            var delen = new[]
            {
                Aantal(Bewoners.Count(), "persoon", "personen"), Aantal(zaken.Count(z => z.IsOpen), "open zaak", "open zaken"), Aantal(zaken.Count(z => !z.IsOpen), "afgesloten zaak", "afgesloten zaken"),
            }.OfType<string>().ToList();
            return delen.Count == 0 ? "" : $"U ziet hier {(delen.Count == 1 ? delen[0] : string.Join(", ", delen.SkipLast(1)) + " en " + delen[^1])}.";
        }
    }

    /// <param name="leden">Without those of whom the reader may not know.</param>
    /// <param name="zaken">Only the cases that the reader may open.</param>
    /// <param name="zelf">The resident from whose case is looked, or null.</param>
    /// <param name="deze">The number of that case.</param>
    /// <param name="indicaties">Provisions of these cases.</param>
    /// <param name="netwerk">Per case who speaks for the resident.</param>
    public static Huishoudplaat Maak(Gemeente gemeente, Keuzelijsten lijsten, DateOnly vandaag, IEnumerable<HuishoudenLid> leden, IEnumerable<Planzaak> zaken, Plan? plan, Guid? zelf, string? deze, IEnumerable<Indicatie> indicaties, IEnumerable<(Guid ZaakId, string Naam, string? Soort)> netwerk)
    {
        var perInwoner = zaken.Where(z => z.InwonerId is not null).ToLookup(z => z.InwonerId!.Value);
        var aanbieders = indicaties.Where(i => (i.BeeindigdOp is null || i.BeeindigdOp > vandaag) && (i.Einddatum is null || i.Einddatum >= vandaag) && !string.IsNullOrWhiteSpace(i.Aanbieder)).ToLookup(i => i.ZaakId);
        var naasten = netwerk.ToLookup(n => n.ZaakId);
        var rijen = leden.OrderBy(l => l.Tot is not null).ThenByDescending(l => l.InwonerId == zelf).DistinctBy(l => l.InwonerId)
            .Select(l => new Plaatlid(l.Inwoner!.Naam, Bij(l, lijsten, vandaag), l.InwonerId == zelf, l.Tot is not null, [.. perInwoner[l.InwonerId].OrderBy(z => !z.IsOpen).ThenBy(z => z.Nummer, StringComparer.Ordinal).Select(Zaak)]));
        var regie = new[]
        {
            plan?.Regisseur is { } regisseur ? new Betrokkene(Betrokkensoort.Regie, regisseur, "voert de regie") : null,
            plan is { Aanspreekpunt.Length: > 0 } && plan.Aanspreekpunt != plan.Regisseur ? new Betrokkene(Betrokkensoort.Medewerker, plan.Aanspreekpunt, "aanspreekpunt") : null,
        };
        return new Huishoudplaat([.. rijen.Where(l => !l.IsWeg || l.Zaken.Count > 0)], [.. regie.OfType<Betrokkene>()]);

        Plaatzaak Zaak(Planzaak zaak) => new(zaak.Nummer, zaak.IsLeesbaar ? lijsten.Naam("type-hulpvraag", zaak.TypeHulpvraag) : null, zaak.IsOpen, zaak.Nummer == deze,
        [
            .. zaak.Behandelaar is { } wie ? new[] { new Betrokkene(Betrokkensoort.Medewerker, wie, "behandelaar") } : [],
            .. aanbieders[zaak.Id].Select(i => new Betrokkene(Betrokkensoort.Aanbieder, i.Aanbieder!, (gemeente.Voorziening(i.Voorziening)?.Naam ?? i.Voorziening).ToLowerInvariant())).Distinct(),
            .. naasten[zaak.Id].Select(n => new Betrokkene(Betrokkensoort.Netwerk, n.Naam, n.Soort is { } soort ? lijsten.Naam("soort-vertegenwoordiger", soort).ToLowerInvariant() : "vertegenwoordiger")),
        ]);
    }

    private static string Bij(HuishoudenLid lid, Keuzelijsten lijsten, DateOnly vandaag) => string.Join(", ", new[]
    {
        lid.Inwoner switch { { IsOngeboren: true } => "nog niet geboren", { OverledenOp: not null } => "overleden", var i => $"{i!.LeeftijdOp(vandaag)} jaar" },
        lid.Rol is { } rol ? lijsten.Naam("rol-huishouden", rol).ToLowerInvariant() : null,
        lid.Tot is null ? null : "hoort er niet meer bij",
    }.OfType<string>());

    private static string? Aantal(int aantal, string een, string meer) => aantal switch { 0 => null, 1 => $"1 {een}", _ => $"{aantal} {meer}" };
}
