namespace CaseFlow.Tellingen;

/// <summary>
/// Gathers from all definitions which cells a period has, so that the rows are read once and each cell is counted once. A cell that
/// two definitions ask for is one cell.
/// </summary>
internal sealed class Telplan
{
    private readonly Telwaarden _waarden;
    private readonly Dictionary<(Telgrond, Periode), Grondplan> _gronden = [];
    private readonly Dictionary<string, (Telgroep Groep, Conditie Conditie)> _samen = [];
    private readonly Dictionary<string, (Telverband Verband, Conditie Waar)> _sinds = [];
    private readonly Dictionary<(Telgrond, string), (Conditie Conditie, string Getal)> _bedragen = [];

    public Telplan(Telwaarden waarden, string gemeente, Periode periode, IReadOnlyCollection<Periode> gepubliceerd)
    {
        (_waarden, Periode, Kring) = (waarden, periode, Telkring.Van(periode, gepubliceerd));
        Vraag = new Telvraag(gemeente, periode, Kring.Min(p => p.Van), Kring.Max(p => p.Tot));
    }

    public Periode Periode { get; }

    /// <summary>The period and the others that hang together with it.</summary>
    public IReadOnlyList<Periode> Kring { get; }

    public Telvraag Vraag { get; }

    public Telwaarden Waarden => _waarden;

    /// <summary>The cell of a group in a period; null where the cell of another period says nothing of this one.</summary>
    public string? Cel(Telgroep groep, Periode periode, bool isPrestatie) =>
        Plaats(groep) is var (grond, conditie) && Grond(grond, conditie, periode) is { } plan ? plan.Vraag(conditie, isPrestatie) : null;

    /// <summary>The key of the same cell in another period, which is not counted here.</summary>
    public string Sleutel(Telgroep groep, Periode ander) => Plaats(groep) is var (grond, conditie) ? $"{grond.Tekst}|{conditie.Tekst}|{ander}" : "";

    /// <summary>The cells of a breakdown over one dimension, and their sum.</summary>
    public IReadOnlyList<(Telwaarde Waarde, string Sleutel)>? Deel(Telgroep groep, Conditie? binnen, string dimensie, IReadOnlyList<Telwaarde> rijen, Periode periode, bool isPrestatie)
    {
        var (grond, conditie) = Plaats(groep);
        conditie = binnen ?? conditie;
        if (Grond(grond, conditie, periode) is not { } plan)
        {
            return null;
        }
        Vraag.VraagtPeiling |= grond.Loopt && IsVanPersoon(dimensie);
        plan.Vraag(conditie, isPrestatie);
        var delen = rijen.Select(r => conditie.Met(dimensie, r.Bereik)).ToList();
        var sleutels = delen.ConvertAll(d => plan.Vraag(d, isPrestatie));
        plan.Deel(conditie, dimensie, delen, Telwaarden.IsUitsluitend(grond.Eenheid, dimensie));
        return [.. rijen.Zip(sleutels)];
    }

    public (Telgrond Grond, Conditie Conditie) Plaats(Telgroep groep)
    {
        if (groep.Samen.Count > 0)
        {
            var delen = groep.Samen.Select(Onderdeel).ToHashSet();
            return (new Telgrond(groep.Eenheid, Telgrond.Samen, false, null), new Conditie([], [new Samenvoorwaarde(delen, groep.Minstens)]));
        }
        var waar = _waarden.Voorwaarden(groep.Gebeurtenis, groep.Waar);
        return (new Telgrond(groep.Eenheid, groep.Gebeurtenis!, groep.Op != Telmoment.InPeriode, groep.Op == Telmoment.InPeriode ? groep.Venster : null), new Conditie(waar.Waar, Eisen(groep)));
    }

    /// <summary>The dimension that holds the days since another event.</summary>
    public string Sinds(Telgroep groep, Telverband verband)
    {
        var waar = _waarden.Voorwaarden(verband.Gebeurtenis, verband.Waar);
        var naam = $"dagen-na({Verbandeis.Basis(verband, waar)})";
        _sinds[naam] = (verband, waar);
        Vraag.Ooit(verband.Gebeurtenis, verband.Van, groep.Gebeurtenis!);
        return naam;
    }

    public string Bedrag(Telgroep groep, string getal)
    {
        var (grond, conditie) = Plaats(groep);
        Grond(grond, conditie, Periode);
        _bedragen[(grond, getal + conditie.Tekst)] = (conditie, getal);
        return Bedragsleutel(grond, conditie, getal);
    }

    public Telweb Tel(Telbron bron)
    {
        var web = new Telweb();
        foreach (var plan in _gronden.Values)
        {
            var rijen = Rijen(bron, plan.Grond, plan.Periode);
            var beeld = new Telbeeld(bron, plan.Grond, plan.Periode, rijen, _sinds);
            var heeftAanbieder = plan.Grond.Bron != Telgrond.Samen && _waarden.Soort(plan.Grond.Bron).Dimensie("aanbieder") is not null;
            var telling = new Grondtelling(beeld, plan.Grond, heeftAanbieder);
            plan.Tel(telling, web);
            if (plan.Periode == Periode)
            {
                foreach (var ((grond, _), (conditie, getal)) in _bedragen.Where(b => b.Key.Item1 == plan.Grond))
                {
                    web.Bedrag(Bedragsleutel(grond, conditie, getal), telling.Bedrag(conditie, getal));
                }
            }
        }
        VerbindPeriodes(web);
        return web;
    }

    private static bool IsVanPersoon(string dimensie) => dimensie is Telwaarden.Wijk or Telwaarden.Geslacht or Telwaarden.Leeftijd;

    private string Bedragsleutel(Telgrond grond, Conditie conditie, string getal) => $"{grond.Tekst}:{getal}|{conditie.Tekst}|{Periode}";

    private Grondplan? Grond(Telgrond grond, Conditie conditie, Periode periode)
    {
        if (periode != Periode && !(grond.IsOptelbaar && conditie.IsOptelbaar))
        {
            return null;
        }
        Leg(grond);
        Vraag.VraagtPeiling |= grond.Loopt && conditie.Waar.Keys.Any(IsVanPersoon);
        if (!_gronden.TryGetValue((grond, periode), out var plan))
        {
            _gronden[(grond, periode)] = plan = new Grondplan(grond, periode);
        }
        return plan;
    }

    private void Leg(Telgrond grond)
    {
        if (grond.Bron == Telgrond.Samen)
        {
            foreach (var (groep, _) in _samen.Values)
            {
                Leg(new Telgrond(Teleenheid.Stuk, groep.Gebeurtenis!, groep.Op != Telmoment.InPeriode, null));
            }
            return;
        }
        if (grond.Loopt)
        {
            Vraag.Loopt(grond.Bron, _waarden.Soort(grond.Bron).Einde!);
            return;
        }
        // A length in months does not give the same day back: a few days more are read, and counted by their own day.
        Vraag.Gebeurtenis(grond.Bron, grond.Cohort is { } venster ? venster.Voor(Vraag.Van).AddDays(-5) : Vraag.Van);
    }

    private string Onderdeel(Telgroep groep)
    {
        var waar = _waarden.Voorwaarden(groep.Gebeurtenis, groep.Waar);
        var tekst = $"{groep.Gebeurtenis}{(groep.Op == Telmoment.Lopend ? ":loopt" : "")}{(waar.Tekst.Length == 0 ? "" : ";" + waar.Tekst)}";
        _samen[tekst] = (groep, waar);
        return tekst;
    }

    private IEnumerable<Teleis> Eisen(Telgroep groep)
    {
        if (groep.Op == Telmoment.Stand)
        {
            yield return new Standeis(groep.Peildatum);
        }
        if (groep.LangerDan is { } langer)
        {
            yield return new Duureis(langer, true, groep.Peildatum, groep.Op == Telmoment.Stand);
        }
        if (groep.KorterDan is { } korter)
        {
            yield return new Duureis(korter, false, groep.Peildatum, groep.Op == Telmoment.Stand);
        }
        if (groep.GevolgdDoor is { } later)
        {
            if (later.LooptNa is not null)
            {
                Vraag.Loopt(later.Gebeurtenis, _waarden.Soort(later.Gebeurtenis).Einde!);
            }
            else
            {
                Vraag.Gebeurtenis(later.Gebeurtenis, groep.Venster is { } venster ? venster.Voor(Vraag.Van).AddDays(-5) : Vraag.Van);
            }
            yield return Verband(Verbandsoort.GevolgdDoor, later);
        }
        if (groep.Na is { } na)
        {
            if (na.Binnen is { } binnen && groep.Op == Telmoment.InPeriode)
            {
                Vraag.Gebeurtenis(na.Gebeurtenis, binnen.Voor(groep.Venster is { } venster ? venster.Voor(Vraag.Van) : Vraag.Van).AddDays(-5));
            }
            else
            {
                Vraag.Ooit(na.Gebeurtenis, na.Van, groep.Gebeurtenis!);
            }
            yield return Verband(Verbandsoort.Na, na);
        }
        if (groep.Ook is { } ook)
        {
            Vraag.Gebeurtenis(ook.Gebeurtenis, ook.Terug is { } terug ? terug.Voor(Periode.Van) : Periode.Van);
            yield return Verband(Verbandsoort.Ook, ook);
        }
    }

    private Verbandeis Verband(Verbandsoort soort, Telverband verband) => new(soort, verband, _waarden.Voorwaarden(verband.Gebeurtenis, verband.Waar));

    private IReadOnlyList<Telrij> Rijen(Telbron bron, Telgrond grond, Periode periode)
    {
        if (grond.Bron == Telgrond.Samen)
        {
            return [.. _samen.SelectMany(s => Rijen(bron, new Telgrond(Teleenheid.Stuk, s.Value.Groep.Gebeurtenis!, s.Value.Groep.Op != Telmoment.InPeriode, null), periode)
                .Where(r => s.Value.Conditie.Waar.All(w => w.Value.Bevat(r.Woord(w.Key)))).Select(r => r.Onder(s.Key)))];
        }
        var rijen = grond.Loopt ? bron.Lopend(grond.Bron)
            : grond.Cohort is { } venster ? bron.Gebeurtenissen(grond.Bron, DateOnly.MinValue, periode.Tot).Where(r => venster.Na(r.Datum) >= periode.Van && venster.Na(r.Datum) <= periode.Tot)
            : bron.Gebeurtenissen(grond.Bron, periode.Van, periode.Tot);
        return [.. grond.Eenheid is Teleenheid.Aanbieder or Teleenheid.AanbiederPerPersoon ? rijen.Where(r => r.Woord("aanbieder").Length > 0) : rijen];
    }

    /// <summary>A year is its quarters and a quarter its months, for every count of events.</summary>
    private void VerbindPeriodes(Telweb web)
    {
        foreach (var plan in _gronden.Values.Where(p => p.Grond.IsOptelbaar))
        {
            var delen = Telkring.Delen(plan.Periode);
            if (delen.Count == 0 || !delen.All(Kring.Contains))
            {
                continue;
            }
            foreach (var (sleutel, conditie) in plan.Cellen.Where(c => c.Value.IsOptelbaar))
            {
                var sleutels = delen.Select(d => plan.Sleutel(conditie, d)).ToList();
                if (sleutels.TrueForAll(web.Kent))
                {
                    web.Som(sleutel, sleutels);
                }
            }
        }
    }
}
