using CaseFlow.Gemeenten;
using CaseFlow.Shared;

namespace CaseFlow.Formulieren;

/// <summary>A form as it stands on the screen: its fields, what is in them and which outcomes can be chosen now.</summary>
public sealed record FormulierWeergave(Formulier Formulier, Veldwaarden Waarden, Keuzelijsten Lijsten)
{
    /// <summary>The outcomes that are offered, each with the words on its button; empty for a form without outcomes.</summary>
    public IReadOnlyList<Keuze> Uitkomsten { get; init; } = [];

    /// <summary>Choices of a field that are not in its list: the terms of this case. By path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Keuze>> EigenKeuzes { get; init; } = new Dictionary<string, IReadOnlyList<Keuze>>();

    /// <summary>Fields that this case asks for on top of the form. By path.</summary>
    public IReadOnlyCollection<string> OokVerplicht { get; init; } = [];

    /// <summary>Choices that this municipality cannot take now.</summary>
    public IReadOnlyCollection<string> NietTeKiezen { get; init; } = [];

    /// <summary>The fields that are asked now, under their headings; within one, those of a single outcome last.</summary>
    public IReadOnlyList<Formulierdeel> Delen
    {
        get
        {
            var delen = new List<(string? Kop, List<Veld> Velden)>();
            foreach (var veld in Formulier.Velden.Where(IsGevraagd))
            {
                if (delen.Count == 0 || veld.Kop is not null)
                {
                    delen.Add((veld.Kop, []));
                }
                delen[^1].Velden.Add(veld);
            }
            return [.. delen.Select(d => new Formulierdeel(
                d.Kop,
                [.. d.Velden.Where(v => AlleenBij(v) is null).Select(v => Weergave(v, ""))],
                [.. d.Velden.Where(v => AlleenBij(v) is not null).GroupBy(v => AlleenBij(v)!).Select(g => new VeldenBijUitkomst(g.Key, [.. g.Select(v => Weergave(v, ""))]))]))];
        }
    }

    /// <summary>More fields may stay empty than not: then those that may not are marked.</summary>
    public bool MerktVerplicht
    {
        get
        {
            var velden = Delen.SelectMany(d => d.Altijd.Concat(d.BijUitkomst.SelectMany(b => b.Velden))).SelectMany(v => v.Veld.Soort == SoortVeld.Groep ? v.Onder() : [v]).ToList();
            return velden.Count(v => v.IsVerplicht) * 2 < velden.Count;
        }
    }

    /// <summary>One field by its path, for a page that lays out its form by hand.</summary>
    public VeldWeergave Veld(string pad)
    {
        var velden = Formulier.Velden;
        var delen = pad.Split('.');
        foreach (var deel in delen[..^1])
        {
            velden = velden.First(v => v.Id == deel).Velden;
        }
        return Weergave(velden.First(v => v.Id == delen[^1]), pad[..^delen[^1].Length]);
    }

    /// <summary>The paths of all fields in the order of the screen, for the error summary.</summary>
    public static IReadOnlyList<string> Volgorde(Formulier formulier) => [.. Paden(formulier.Velden, "")];

    internal VeldWeergave Weergave(Veld veld, string pad) => new(this, veld, pad + veld.Id);

    internal bool IsGevraagd(Veld veld) => veld.Bij.Count == 0 || Uitkomsten.Count == 0 || Uitkomsten.Any(u => veld.Bij.Contains(u.Id));

    internal IReadOnlyList<Keuze> Bij(Veld veld) => [.. Uitkomsten.Where(u => veld.Bij.Count == 0 || veld.Bij.Contains(u.Id))];

    private string? AlleenBij(Veld veld) => Uitkomsten.Count > 1 && Bij(veld) is [{ } een] ? een.Naam : null;

    private static IEnumerable<string> Paden(IEnumerable<Veld> velden, string pad) =>
        velden.SelectMany(v => (v.Soort == SoortVeld.Groep ? Paden(v.Velden, $"{pad}{v.Id}.") : []).Append(pad + v.Id));
}

/// <summary>The fields under one heading.</summary>
public sealed record Formulierdeel(string? Kop, IReadOnlyList<VeldWeergave> Altijd, IReadOnlyList<VeldenBijUitkomst> BijUitkomst);

/// <summary>Fields that are asked with one outcome only.</summary>
public sealed record VeldenBijUitkomst(string Label, IReadOnlyList<VeldWeergave> Velden);

/// <summary>One field on the screen.</summary>
public sealed record VeldWeergave(FormulierWeergave Formulier, Veld Veld, string Naam)
{
    private const int ZichtbareKeuzes = 5;

    public string Label { get; init; } = Veld.Label;

    public Veldwaarden Waarden => Formulier.Waarden;

    public string? Waarde => Waarden.Een(Naam);

    /// <summary>True when every outcome for which it is asked needs it; then it does not say "niet verplicht".</summary>
    public bool IsVerplicht { get; init; } = Veld.VerplichtBij.Count > 0 || Formulier.OokVerplicht.Contains(Naam);

    /// <summary>The outcomes that need it, when others for which it is asked do not: the hint names them, so the label says nothing.</summary>
    private IReadOnlyList<Keuze> DeelsNodig
    {
        get
        {
            var bij = Formulier.Bij(Veld);
            var nodig = bij.Where(u => Veld.VerplichtBij.Contains(u.Id)).ToList();
            return !Veld.VerplichtBij.Contains("*") && nodig.Count < bij.Count ? nodig : [];
        }
    }

    public bool IsDeelsVerplicht => DeelsNodig.Count > 0;

    /// <summary>The hint, with the outcomes for which the field is asked or needed when those are not all.</summary>
    public string? Uitleg
    {
        get
        {
            var bij = Formulier.Bij(Veld);
            var deelsNodig = IsDeelsVerplicht ? $"Nodig bij: {Woorden(DeelsNodig)}." : null;
            var deelsGevraagd = bij.Count > 1 && bij.Count < Formulier.Uitkomsten.Count && deelsNodig is null ? $"Bij: {Woorden(bij)}." : null;
            return string.Join(' ', new[] { Veld.Uitleg, deelsNodig, deelsGevraagd }.OfType<string>()) is { Length: > 0 } tekst ? tekst : null;
        }
    }

    /// <summary>What is filled in, in words; null when there is nothing.</summary>
    public string? Tekst => !HeeftKeuzes ? Waarde
        : Waarden.Vele(Naam) is { Count: > 0 } gekozen ? string.Join(", ", gekozen.Where(w => w.Length > 0).Select(w => Opties.FirstOrDefault(o => o.Waarde == w)?.Label ?? w)) : null;

    public bool HeeftKeuzes => Veld.Soort is SoortVeld.Keuze or SoortVeld.Meerkeuze || Formulier.EigenKeuzes.ContainsKey(Naam);

    public IReadOnlyList<Optie> Opties
    {
        get
        {
            var keuzes = Formulier.EigenKeuzes.GetValueOrDefault(Naam) ?? Formulier.Lijsten.Keuzes(Veld.Keuzes!);
            var opties = keuzes.Where(k => !Formulier.NietTeKiezen.Contains(k.Id)).Select(k => new Optie(k.Id, k.Naam)).ToList();
            // A word of one's own stays visible, also when no list holds it.
            opties.AddRange(Waarden.Vele(Naam).Where(w => opties.All(o => o.Waarde != w) && !Aanvullingen.Contains(w)).Select(w => new Optie(w, w)));
            return opties;
        }
    }

    /// <summary>Tracks that name a provision with them, with room for two more; chosen from a list, because there are many.</summary>
    public IReadOnlyList<string> Aanvullingen => Veld.Keuzes == "sporen" ? [.. Waarden.Vele(Naam).Where(w => w.Contains(':')), "", ""] : [];

    public IReadOnlyList<Optie> Aanvulkeuzes => [.. Formulier.Lijsten.Keuzes("voorzieningen-maatwerk").Select(v => new Optie($"maatwerk:{v.Id}", v.Naam))];

    /// <summary>Names that are offered while one types.</summary>
    public IReadOnlyList<string> Aangeboden => Veld.Aangeboden is { } lijst ? [.. Formulier.Lijsten.Keuzes(lijst).Select(k => k.Naam)] : [];

    /// <summary>A few choices stand side by side; many go in a list.</summary>
    public bool IsZichtbareKeuze => Opties.Count <= ZichtbareKeuzes;

    /// <summary>The keys of a map: its list, and what was filled in under another word.</summary>
    public IReadOnlyList<Keuze> Sleutels
    {
        get
        {
            var keuzes = Formulier.Lijsten.Keuzes(Veld.Keuzes!);
            return [.. keuzes, .. Waarden.Onder(Naam).Where(s => keuzes.All(k => k.Id != s)).Select(s => new Keuze(s, s))];
        }
    }

    /// <summary>The rows of a list, with two empty ones to add to.</summary>
    public IEnumerable<int> Rijen => Enumerable.Range(0, Waarden.Onder(Naam).Count + 2);

    /// <summary>The fields of a group, or of one row or key.</summary>
    public IEnumerable<VeldWeergave> Onder(string? deel = null) =>
        Veld.Velden.Where(Formulier.IsGevraagd).Select(v => Formulier.Weergave(v, deel is null ? $"{Naam}." : $"{Naam}.{deel}."));

    private static string Woorden(IReadOnlyList<Keuze> uitkomsten) => string.Join(" of ", uitkomsten.Select(u => $"\u2018{u.Naam}\u2019"));
}
