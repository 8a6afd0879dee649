using CaseFlow.Bescherming;

namespace CaseFlow.Tellingen;

/// <summary>Makes of a definition the cells it asks for, and the figure and tables that show them.</summary>
internal sealed class Deelmaker(Telplan plan, Func<string, decimal?> noemerVanBuiten)
{
    private const string Totaal = "totaal";

    public Deel? Maak(string id, string titel, string uitleg, Teldefinitie telling)
    {
        foreach (var ander in plan.Kring.Where(p => p != plan.Periode))
        {
            Vraag(telling, ander);
        }
        if (plan.Periode.Soort < telling.Fijnst)
        {
            return null;
        }
        var tabellen = Tabellen(telling, plan.Periode).ToList();
        var cijfer = Cijfer(telling);
        if (telling.Naast.Count > 0)
        {
            tabellen.Add(Naast(telling));
        }
        return new Deel(id, titel, uitleg, cijfer, tabellen);
    }

    // Cells of another period are needed where a sum ties them to this one; what is made of them is not shown here.
    private void Vraag(Teldefinitie telling, Periode ander)
    {
        if (ander.Soort >= telling.Fijnst)
        {
            foreach (var groep in Groepen(telling))
            {
                plan.Cel(groep, ander, telling.Prestatie);
            }
            _ = Tabellen(telling, ander).Count();
            foreach (var naast in telling.Naast)
            {
                Vraag(naast, ander);
            }
        }
    }

    private static IEnumerable<Telgroep> Groepen(Teldefinitie telling) =>
        new[] { telling.Teller, telling.WerkelijkeNoemer }.Where(g => g is not null).SelectMany(g => Stukken(g!));

    // Pieces of several groups add up: each is a cell of its own.
    private static IEnumerable<Telgroep> Stukken(Telgroep groep) => groep is { Samen.Count: > 0, Eenheid: Teleenheid.Stuk } ? groep.Samen : [groep];

    private IReadOnlyList<string> Cellen(Telgroep groep, bool isPrestatie) => [.. Stukken(groep).Select(g => plan.Cel(g, plan.Periode, isPrestatie)!)];

    private Cijfer? Cijfer(Teldefinitie telling)
    {
        var teller = telling.Soort == Telsoort.Bedrag ? [plan.Bedrag(telling.Teller, telling.Getal!)] : Cellen(telling.Teller, telling.Prestatie);
        var noemer = telling.WerkelijkeNoemer is { } groep ? Cellen(groep, telling.Prestatie) : [];
        switch (telling.Soort)
        {
            case Telsoort.Aantal:
                return new Cijfer(Cijfersoort.Aantal, teller, []);
            case Telsoort.Bedrag:
                return new Cijfer(Cijfersoort.Bedrag, teller, []);
            case Telsoort.Aandeel or Telsoort.Verhouding:
                return Deling(telling, teller, noemer);
            case Telsoort.PerMaand:
                return new Cijfer(Cijfersoort.Verhouding, teller, []) { VasteNoemer = plan.Periode.Soort switch { PeriodeSoort.Jaar => 12, PeriodeSoort.Kwartaal => 3, _ => 1 } };
            case Telsoort.Groei:
                return new Cijfer(Cijfersoort.Groei, teller, [plan.Sleutel(telling.Teller, Periode.Parse($"{plan.Periode.Jaar - 1:0000}"))]);
            case Telsoort.Mediaan or Telsoort.Percentiel90:
                return Duur(telling, [.. Klassen(telling, null, plan.Periode)!.SkipLast(1).Select(k => k.Sleutel)]);
            default:
                return null;
        }
    }

    private Cijfer Deling(Teldefinitie telling, IReadOnlyList<string> teller, IReadOnlyList<string> noemer) =>
        new(telling.Soort == Telsoort.Verhouding ? Cijfersoort.Verhouding : Cijfersoort.Aandeel, teller, noemer)
        {
            VasteNoemer = telling.NoemerVanBuiten is { } buiten ? noemerVanBuiten(buiten) : null,
        };

    private static Cijfer Duur(Teldefinitie telling, IReadOnlyList<string> klassen) =>
        new(telling.Soort == Telsoort.Mediaan ? Cijfersoort.Mediaan : Cijfersoort.Percentiel90, klassen, []) { Klassegrenzen = telling.Klassen };

    private IReadOnlyList<(Telwaarde Waarde, string Sleutel)>? Klassen(Teldefinitie telling, Conditie? binnen, Periode periode)
    {
        var dimensie = telling.Sinds is { } sinds ? plan.Sinds(telling.Teller, sinds) : telling.Getal!;
        return plan.Deel(telling.Teller, binnen, dimensie, Klasserijen(telling), periode, telling.Prestatie);
    }

    private static List<Telwaarde> Klasserijen(Teldefinitie telling)
    {
        var rijen = new List<Telwaarde>();
        var laag = 0;
        foreach (var hoog in telling.Klassen)
        {
            rijen.Add(new Telwaarde($"{laag}-{hoog}", laag == hoog ? $"{laag}" : $"{laag} tot en met {hoog}", Woordbereik.Klasse(laag, hoog)));
            laag = hoog + 1;
        }
        rijen.Add(new Telwaarde($"{laag}-", $"{laag} of meer", Woordbereik.Klasse(laag, decimal.MaxValue)));
        rijen.Add(new Telwaarde(Woordbereik.Onbekend, "Onbekend", Woordbereik.GeenGetal()));
        return rijen;
    }

    private IEnumerable<Deeltabel> Tabellen(Teldefinitie telling, Periode periode)
    {
        if (telling.IsDuur && periode.Soort >= telling.Fijnst && Klassen(telling, null, periode) is { } klassen)
        {
            yield return Lijst("klassen", telling.Getal == "looptijd" ? "Looptijd in maanden" : "Duur in dagen", "Duur", klassen, plan.Cel(telling.Teller, periode, telling.Prestatie)!);
        }
        foreach (var uitsplitsing in telling.Uitsplitsingen)
        {
            var fijnst = uitsplitsing.Per ?? (uitsplitsing.Op.Count == 2 ? PeriodeSoort.Jaar : telling.Fijnst);
            if (periode.Soort >= fijnst && Tabel(telling, uitsplitsing, periode) is { } tabel)
            {
                yield return tabel;
            }
        }
    }

    private Deeltabel? Tabel(Teldefinitie telling, Uitsplitsing uitsplitsing, Periode periode)
    {
        var (groep, prestatie) = (telling.Teller, telling.Prestatie);
        // A share of women has no table by sex: there the whole is broken down.
        if (telling.WerkelijkeNoemer is { } noemer && uitsplitsing.Op.Any(d => groep.Waar.ContainsKey(d)) && telling.Soort is Telsoort.Aandeel)
        {
            return uitsplitsing.Op.Any(d => noemer.Waar.ContainsKey(d)) || uitsplitsing.Op.Count > 1 ? null : Enkel(telling with { Soort = Telsoort.Verdeling, Teller = noemer, Noemer = null }, uitsplitsing, periode);
        }
        return uitsplitsing.Op.Count == 2 ? Kruis(groep, uitsplitsing, periode, prestatie) : telling.IsDuur ? DuurPerRij(telling, uitsplitsing, periode) : Enkel(telling, uitsplitsing, periode);
    }

    private Deeltabel? Enkel(Teldefinitie telling, Uitsplitsing uitsplitsing, Periode periode)
    {
        var dimensie = uitsplitsing.Op[0];
        if (Deel(telling.Teller, null, uitsplitsing, dimensie, periode, telling.Prestatie) is not { } delen || plan.Cel(telling.Teller, periode, telling.Prestatie) is not { } totaal)
        {
            return null;
        }
        if (telling.Soort is Telsoort.Aandeel or Telsoort.Verhouding && telling.WerkelijkeNoemer is { } noemer)
        {
            if (Deel(noemer, null, uitsplitsing, dimensie, periode, telling.Prestatie) is not { } van || plan.Cel(noemer, periode, telling.Prestatie) is not { } geheel)
            {
                return null;
            }
            return new Deeltabel(dimensie, Titel(uitsplitsing, telling.Teller), Kop(telling.Teller, dimensie), ["Aantal", "Van de"],
                [.. delen.Zip(van).Select(d => new Deelrij(d.First.Waarde.Id, d.First.Waarde.Naam, false, [d.First.Sleutel, d.Second.Sleutel]) { Cijfer = Deling(telling, [d.First.Sleutel], [d.Second.Sleutel]) }),
                    new Deelrij(Totaal, "Totaal", true, [totaal, geheel]) { Cijfer = Deling(telling, [totaal], [geheel]) }]);
        }
        if (telling.NoemerVanBuiten is not null)
        {
            return new Deeltabel(dimensie, Titel(uitsplitsing, telling.Teller), Kop(telling.Teller, dimensie), ["Aantal"],
                [.. delen.Select(d => new Deelrij(d.Waarde.Id, d.Waarde.Naam, false, [d.Sleutel]) { Cijfer = Deling(telling, [d.Sleutel], []) }),
                    new Deelrij(Totaal, "Totaal", true, [totaal]) { Cijfer = Deling(telling, [totaal], []) }]);
        }
        return Lijst(dimensie, Titel(uitsplitsing, telling.Teller), Kop(telling.Teller, dimensie), delen, totaal);
    }

    private static Deeltabel Lijst(string id, string titel, string kop, IReadOnlyList<(Telwaarde Waarde, string Sleutel)> delen, string totaal) => new(id, titel, kop, ["Aantal"],
        [.. delen.Select(d => new Deelrij(d.Waarde.Id, d.Waarde.Naam, false, [d.Sleutel]) { Cijfer = new Cijfer(Cijfersoort.Aandeel, [d.Sleutel], [totaal]) }),
            new Deelrij(Totaal, "Totaal", true, [totaal])]);

    private Deeltabel? Kruis(Telgroep groep, Uitsplitsing uitsplitsing, Periode periode, bool isPrestatie)
    {
        var (rij, kolom) = (uitsplitsing.Op[0], uitsplitsing.Op[1]);
        if (Deel(groep, null, uitsplitsing, rij, periode, isPrestatie) is not { } rijen || Deel(groep, null, uitsplitsing, kolom, periode, isPrestatie) is not { } kolommen)
        {
            return null;
        }
        var (_, alles) = plan.Plaats(groep);
        foreach (var (waarde, _) in kolommen)
        {
            Deel(groep, alles.Met(kolom, waarde.Bereik), uitsplitsing, rij, periode, isPrestatie);
        }
        var totaal = plan.Cel(groep, periode, isPrestatie)!;
        return new Deeltabel($"{rij}.{kolom}", Titel(uitsplitsing, groep), Kop(groep, rij), [.. kolommen.Select(k => k.Waarde.Naam), "Totaal"],
            [.. rijen.Select(r => new Deelrij(r.Waarde.Id, r.Waarde.Naam, false, [.. Deel(groep, alles.Met(rij, r.Waarde.Bereik), uitsplitsing, kolom, periode, isPrestatie)!.Select(k => k.Sleutel), r.Sleutel])),
                new Deelrij(Totaal, "Totaal", true, [.. kolommen.Select(k => k.Sleutel), totaal])]);
    }

    private Deeltabel? DuurPerRij(Teldefinitie telling, Uitsplitsing uitsplitsing, Periode periode)
    {
        var dimensie = uitsplitsing.Op[0];
        if (Deel(telling.Teller, null, uitsplitsing, dimensie, periode, telling.Prestatie) is not { } rijen)
        {
            return null;
        }
        var (_, alles) = plan.Plaats(telling.Teller);
        var klasse = telling.Sinds is { } sinds ? plan.Sinds(telling.Teller, sinds) : telling.Getal!;
        var totalen = Klassen(telling, null, periode)!;
        foreach (var (waarde, _) in totalen)
        {
            Deel(telling.Teller, alles.Met(klasse, waarde.Bereik), uitsplitsing, dimensie, periode, telling.Prestatie);
        }
        return new Deeltabel(dimensie, Titel(uitsplitsing, telling.Teller), Kop(telling.Teller, dimensie), [.. totalen.Select(k => k.Waarde.Naam), "Totaal"],
            [.. rijen.Select(r => (Rij: r, Cellen: Klassen(telling, alles.Met(dimensie, r.Waarde.Bereik), periode)!.Select(k => k.Sleutel).ToList()))
                .Select(r => new Deelrij(r.Rij.Waarde.Id, r.Rij.Waarde.Naam, false, [.. r.Cellen, r.Rij.Sleutel]) { Cijfer = Duur(telling, [.. r.Cellen.SkipLast(1)]) }),
                new Deelrij(Totaal, "Totaal", true, [.. totalen.Select(k => k.Sleutel), plan.Cel(telling.Teller, periode, telling.Prestatie)!]) { Cijfer = Duur(telling, [.. totalen.SkipLast(1).Select(k => k.Sleutel)]) }]);
    }

    private IReadOnlyList<(Telwaarde Waarde, string Sleutel)>? Deel(Telgroep groep, Conditie? binnen, Uitsplitsing uitsplitsing, string dimensie, Periode periode, bool isPrestatie) =>
        plan.Deel(groep, binnen, dimensie, plan.Waarden.Rijen(groep.Gebeurtenis, binnen ?? plan.Plaats(groep).Conditie, dimensie, uitsplitsing), periode, isPrestatie);

    private Deeltabel Naast(Teldefinitie telling) => new("naast", telling.Titel is null ? "Ernaast" : $"{telling.Titel} en wat erbij hoort", "Cijfer", ["Aantal"],
        [.. telling.Naast.Where(n => plan.Periode.Soort >= n.Fijnst).Select((n, i) =>
        {
            _ = Tabellen(n, plan.Periode).Count();
            var cijfer = Cijfer(n);
            return new Deelrij($"naast-{i + 1}", n.Titel!, false, [plan.Cel(n.Teller, plan.Periode, n.Prestatie)!]) { Cijfer = cijfer };
        })]);

    private string Titel(Uitsplitsing uitsplitsing, Telgroep groep) => uitsplitsing.Titel ?? "Naar " + string.Join(" en ", uitsplitsing.Op.Select(d => Kop(groep, d).ToLowerInvariant()));

    private string Kop(Telgroep groep, string dimensie) => dimensie switch
    {
        Telwaarden.Wijk => "Wijk",
        Telwaarden.Geslacht => "Geslacht",
        Telwaarden.Leeftijd => "Leeftijd",
        _ => plan.Waarden.Dimensie(groep.Gebeurtenis!, dimensie)?.Naam ?? dimensie,
    };
}
