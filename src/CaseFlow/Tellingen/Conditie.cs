namespace CaseFlow.Tellingen;

/// <summary>What a cell counts of its ground: words of dimensions, and what is asked beside them.</summary>
internal sealed class Conditie
{
    public static readonly Conditie Alles = new([], []);

    private readonly SortedDictionary<string, Woordbereik> _waar;
    private readonly SortedDictionary<string, Teleis> _eisen;

    public Conditie(IEnumerable<KeyValuePair<string, Woordbereik>> waar, IEnumerable<Teleis> eisen)
    {
        _waar = new(waar.ToDictionary(), StringComparer.Ordinal);
        _eisen = new(eisen.ToDictionary(e => e.Tekst), StringComparer.Ordinal);
        Tekst = string.Join(',', _waar.Select(w => $"{w.Key}={w.Value.Tekst}").Concat(_eisen.Keys));
    }

    public string Tekst { get; }

    public IReadOnlyDictionary<string, Woordbereik> Waar => _waar;

    public IEnumerable<Teleis> Eisen => _eisen.Values;

    public bool IsOptelbaar => _eisen.Values.All(e => e.IsOptelbaar);

    public Conditie Met(string dimensie, Woordbereik bereik) => new(_waar.Where(w => w.Key != dimensie).Append(new(dimensie, bereik)), _eisen.Values);

    public Conditie Zonder(string dimensie) => new(_waar.Where(w => w.Key != dimensie), _eisen.Values);

    /// <summary>Is everything that meets the other one counted here too?</summary>
    public bool Omvat(Conditie ander) =>
        _waar.All(w => ander._waar.TryGetValue(w.Key, out var woorden) && w.Value.Omvat(woorden))
        && _eisen.Values.All(e => ander._eisen.Values.Any(e.Omvat));
}

/// <summary>What a definition asks of a row beside the words of its dimensions.</summary>
internal abstract class Teleis(string tekst)
{
    public string Tekst { get; } = tekst;

    /// <summary>The months of a quarter add up to it.</summary>
    public virtual bool IsOptelbaar => false;

    public virtual bool Omvat(Teleis ander) => Tekst == ander.Tekst;

    public abstract bool Voldoet(Telrij rij, Telbeeld beeld);
}

/// <summary>It runs on the last day of the period, or on a fixed day of its year.</summary>
internal sealed class Standeis(string? peildatum) : Teleis("stand=" + (peildatum ?? "einde"))
{
    public override bool Voldoet(Telrij rij, Telbeeld beeld) => rij.LooptOp(Dag(peildatum, beeld.Periode));

    public static DateOnly Dag(string? peildatum, Periode periode) => peildatum is null ? periode.Tot
        : new DateOnly(periode.Jaar, int.Parse(peildatum.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture), int.Parse(peildatum.AsSpan(3, 2), System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>It has run longer or shorter than this on the day of measuring.</summary>
internal sealed class Duureis(Tijdsduur duur, bool isLanger, string? peildatum, bool isStand)
    : Teleis($"duur{(isLanger ? '>' : '<')}{duur}{(isStand && peildatum is not null ? "@" + peildatum : "")}")
{
    public override bool Voldoet(Telrij rij, Telbeeld beeld)
    {
        var dag = isStand ? Standeis.Dag(peildatum, beeld.Periode) : rij.Tot < beeld.Periode.Tot ? rij.Tot.Value : beeld.Periode.Tot;
        return isLanger ? duur.Na(rij.Eerste) < dag : duur.Na(rij.Eerste) > dag;
    }
}

internal enum Verbandsoort { GevolgdDoor, Na, Ook }

/// <summary>There is another event of the same person, case or household.</summary>
internal sealed class Verbandeis(Verbandsoort soort, Telverband verband, Conditie waar) : Teleis(Teken(soort, verband, waar))
{
    public override bool IsOptelbaar => soort == Verbandsoort.Na || (soort == Verbandsoort.GevolgdDoor && (verband.Binnen ?? verband.LooptNa) is not null);

    public override bool Voldoet(Telrij rij, Telbeeld beeld)
    {
        var anderen = beeld.Verwanten(verband, waar, rij);
        return soort switch
        {
            Verbandsoort.GevolgdDoor when verband.LooptNa is { } na => anderen.Any(a => a.LooptOp(na.Na(rij.Datum))),
            Verbandsoort.GevolgdDoor => anderen.Any(a => a.Datum >= rij.Datum && a.Datum <= (verband.Binnen is { } binnen ? binnen.Na(rij.Datum) : beeld.Periode.Tot)),
            Verbandsoort.Na => anderen.Any(a => a.Datum <= rij.Eerste && (verband.Binnen is not { } binnen || a.Datum >= binnen.Voor(rij.Eerste))),
            _ => anderen.Any(a => a.Datum <= beeld.Periode.Tot && a.Datum >= (verband.Terug is { } terug ? terug.Voor(beeld.Periode.Van) : beeld.Periode.Van)),
        };
    }

    private static string Teken(Verbandsoort soort, Telverband verband, Conditie waar) =>
        $"{soort switch { Verbandsoort.GevolgdDoor => "gevolgd-door", Verbandsoort.Na => "na", _ => "ook" }}({Basis(verband, waar)}{(verband.Binnen is { } b ? ";binnen " + b : "")}{(verband.LooptNa is { } l ? ";loopt-na " + l : "")}{(verband.Terug is { } t ? ";terug " + t : "")})";

    public static string Basis(Telverband verband, Conditie waar) =>
        $"{verband.Gebeurtenis};{verband.Van switch { Telverwant.Zaak => "zaak", Telverwant.Huishouden => "huishouden", _ => "persoon" }}{(waar.Tekst.Length == 0 ? "" : ";" + waar.Tekst.Replace(',', ';'))}";
}

/// <summary>The unit is in at least so many of these groups. It is asked of the unit, not of one row.</summary>
internal sealed class Samenvoorwaarde(IReadOnlySet<string> groepen, int minstens)
    : Teleis($"{minstens} van ({string.Join(" & ", groepen.Order(StringComparer.Ordinal)).Replace(',', ';').Replace('|', '/')})")
{
    public IReadOnlySet<string> Groepen => groepen;

    public int Minstens => minstens;

    public override bool Omvat(Teleis ander) => ander is Samenvoorwaarde s && s.Groepen.IsSubsetOf(groepen) && s.Minstens >= minstens;

    public override bool Voldoet(Telrij rij, Telbeeld beeld) => groepen.Contains(rij.Naam);
}
