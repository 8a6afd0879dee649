using CaseFlow.Gemeenten;
using static CaseFlow.Tellingen.Telwaarden;

namespace CaseFlow.Tellingen;

/// <summary>Does a definition say something that can be counted? Every fault says what to do.</summary>
internal sealed class TeldefinitieControle(Configuratiebestand bestand, string id, IReadOnlyDictionary<string, Gebeurtenissoort> soorten, IReadOnlyCollection<string> noemers)
{
    private static readonly string[] VasteDimensies = [Telwaarden.Wijk, Geslacht, Leeftijd];

    public IEnumerable<ConfiguratieFout> Controleer(Teldefinitie telling)
    {
        var fouten = Groep(telling.Teller).Concat(telling.Noemer is { } noemer ? Groep(noemer) : []).ToList();
        if (fouten.Count > 0)
        {
            return fouten;
        }
        return Soort(telling).Concat(telling.Uitsplitsingen.SelectMany(u => Uitsplitsing(telling, u)))
            .Concat(telling.Naast.SelectMany(n => Naast(n)));
    }

    private IEnumerable<ConfiguratieFout> Naast(Teldefinitie naast)
    {
        if (string.IsNullOrWhiteSpace(naast.Titel))
        {
            yield return Fout("naast", "Een telling in naast heeft geen titel.", "Geef haar een titel.");
        }
        if (naast.Naast.Count > 0 || naast.Uitsplitsingen.Count > 0 || naast.Soort == Telsoort.Verdeling)
        {
            yield return Fout("naast", "Een telling in naast is een cijfer: zij heeft zelf geen naast, geen uitsplitsingen en geen verdeling.", "Maak er een eigen indicator van of haal het weg.");
        }
        foreach (var fout in Controleer(naast))
        {
            yield return fout;
        }
    }

    private IEnumerable<ConfiguratieFout> Soort(Teldefinitie telling)
    {
        var heeftNoemer = telling.Noemer is not null || telling.NoemerVanBuiten is not null;
        var vraagtNoemer = telling.Soort is Telsoort.Aandeel or Telsoort.Verhouding;
        if (heeftNoemer && !vraagtNoemer)
        {
            yield return Fout("noemer", "Alleen een aandeel of een verhouding heeft een noemer.", "Haal de noemer weg of kies een andere soort.");
        }
        if (telling.NoemerVanBuiten is { } buiten && !noemers.Contains(buiten))
        {
            yield return Fout(buiten, $"De noemer '{buiten}' staat niet in noemers.json.", $"Voeg hem daar toe, of kies uit: {Lijst(noemers)}.");
        }
        if (telling.Noemer is not null && telling.NoemerVanBuiten is not null)
        {
            yield return Fout("noemer-van-buiten", "Er staan twee noemers.", "Kies noemer of noemer-van-buiten.");
        }
        if (vraagtNoemer && !heeftNoemer && telling.Teller is { GevolgdDoor: null, Na: null, Ook: null, LangerDan: null, KorterDan: null, Minstens: 1 })
        {
            yield return Fout("teller", "Er is geen noemer.", "Zet erbij waar het een deel van is: noemer of noemer-van-buiten.");
        }
        if ((telling.IsDuur || telling.Soort == Telsoort.Bedrag) != (telling.Getal is not null || telling.Sinds is not null) || (telling.Getal is not null && telling.Sinds is not null) || (telling.Soort == Telsoort.Bedrag && telling.Getal is null))
        {
            yield return Fout("soort", "Een mediaan, percentiel90 of bedrag heeft een getal of (niet bij een bedrag) een sinds; iets anders heeft geen van beide.", "Noem de dimensie met het getal in getal, of de eerdere gebeurtenis in sinds.");
        }
        if (telling.IsDuur != telling.Klassen.Count > 0 || telling.Klassen.Zip(telling.Klassen.Skip(1)).Any(p => p.First >= p.Second) || telling.Klassen.Any(k => k < 0))
        {
            yield return Fout("klassen", "Een mediaan of percentiel90 heeft klassen, oplopend; iets anders niet.", "Schrijf de laatste waarde van elke klasse, bijvoorbeeld [7, 14, 28].");
        }
        if ((telling.IsDuur || telling.Soort == Telsoort.Bedrag) && telling.Teller is not { Eenheid: Teleenheid.Stuk, Op: Telmoment.InPeriode, Samen.Count: 0 })
        {
            yield return Fout("teller", "Een duur of een bedrag gaat over gebeurtenissen in de periode, elk apart.", "Haal eenheid, op en samen weg.");
        }
        if (telling.Getal is { } getal && telling.Teller.Gebeurtenis is { } gebeurtenis && soorten[gebeurtenis].Dimensie(getal)?.Getal != true)
        {
            yield return Fout(getal, $"{gebeurtenis} heeft geen getal '{getal}'.", $"Kies uit: {Lijst(soorten[gebeurtenis].Dimensies.Where(d => d.Getal).Select(d => d.Id))}.");
        }
        foreach (var fout in telling.Sinds is { } sinds ? Verband(sinds) : [])
        {
            yield return fout;
        }
        if (telling.Sinds is { Binnen: not null } or { LooptNa: not null } or { Terug: not null })
        {
            yield return Fout("sinds", "Een sinds heeft alleen gebeurtenis, van en waar.", "Haal binnen, loopt-na en terug weg.");
        }
        if (telling.Soort == Telsoort.Verdeling && telling.Uitsplitsingen.Count == 0)
        {
            yield return Fout("verdeling", "Een verdeling heeft een uitsplitsing nodig.", "Zet erbij waarover verdeeld wordt.");
        }
        if (telling.Soort is Telsoort.Groei or Telsoort.Bedrag && telling.Per is not (null or PeriodeSoort.Jaar))
        {
            yield return Fout("per", $"{telling.Soort} gaat over jaren.", "Haal per weg.");
        }
        if (telling.Teller.Peildatum is not null && telling.Per is not (null or PeriodeSoort.Jaar))
        {
            yield return Fout("peildatum", "Een vaste peildatum komt een keer per jaar voor.", "Haal per weg of de peildatum.");
        }
    }

    private IEnumerable<ConfiguratieFout> Groep(Telgroep groep)
    {
        if (groep.Samen.Count > 0)
        {
            if (groep.Gebeurtenis is not null || groep.Waar.Count > 0 || groep.Op != Telmoment.InPeriode || groep.GevolgdDoor is not null || groep.Na is not null || groep.Ook is not null || groep.LangerDan is not null || groep.KorterDan is not null || groep.Peildatum is not null)
            {
                yield return Fout("samen", "Naast samen staan alleen eenheid en minstens.", "Zet gebeurtenis, op en waar in de groepen zelf.");
            }
            if (groep.Minstens < 1 || groep.Minstens > groep.Samen.Count || groep.Eenheid is not (Teleenheid.Stuk or Teleenheid.Persoon or Teleenheid.Huishouden) || (groep.Eenheid == Teleenheid.Stuk && groep.Minstens != 1))
            {
                yield return Fout("samen", "minstens is 1 of meer, niet meer dan er groepen zijn, en meer dan 1 alleen bij personen of huishoudens.", "Verbeter minstens of eenheid.");
            }
            foreach (var deel in groep.Samen)
            {
                if (deel.Samen.Count > 0 || deel.Eenheid != Teleenheid.Stuk || deel.Minstens != 1 || deel.Op == Telmoment.Stand || deel.GevolgdDoor is not null || deel.Na is not null || deel.Ook is not null || deel.LangerDan is not null || deel.KorterDan is not null || (groep.Eenheid == Teleenheid.Stuk && deel.Op != Telmoment.InPeriode))
                {
                    yield return Fout("samen", "Een groep in samen heeft alleen gebeurtenis, waar en op (in-periode of lopend; bij stuks alleen in-periode).", "Haal de rest weg.");
                }
                foreach (var fout in Groep(deel with { Samen = [] }))
                {
                    yield return fout;
                }
            }
            yield break;
        }
        if (groep.Gebeurtenis is not { } gebeurtenis || !soorten.TryGetValue(gebeurtenis, out var soort))
        {
            yield return Fout(groep.Gebeurtenis ?? "teller", $"De gebeurtenis '{groep.Gebeurtenis}' is niet bekend.", "Kies een gebeurtenis uit gebeurtenissen.json, of voeg haar daar toe.");
            yield break;
        }
        if (groep.Op != Telmoment.InPeriode && soort.Einde is null)
        {
            yield return Fout(gebeurtenis, $"Wat met {gebeurtenis} begint, houdt nergens mee op: het kan niet lopend of als stand geteld worden.", "Tel de gebeurtenissen in de periode, of noem het einde in gebeurtenissen.json.");
        }
        if (groep.Minstens != 1)
        {
            yield return Fout("minstens", "minstens hoort bij samen.", "Haal minstens weg.");
        }
        if (groep.Peildatum is { } dag && (groep.Op != Telmoment.Stand || dag.Length != 5 || !DateOnly.TryParseExact("2024-" + dag, "yyyy-MM-dd", out _) || dag == "02-29"))
        {
            yield return Fout(dag, $"De peildatum '{dag}' kan niet.", "Schrijf maand-dag, bijvoorbeeld 04-01, en alleen bij op: stand.");
        }
        if ((groep.LangerDan is not null || groep.KorterDan is not null) && groep.Op == Telmoment.InPeriode)
        {
            yield return Fout("teller", "langer-dan en korter-dan gaan over wat loopt.", "Zet op: lopend of stand erbij.");
        }
        if (groep.Op == Telmoment.Stand && groep.Peildatum is not null && groep.Waar.ContainsKey(Leeftijd))
        {
            yield return Fout(Leeftijd, "Een leeftijd op een eigen peildatum kan niet: de leeftijd is die op de laatste dag van de periode.", "Haal de leeftijd of de peildatum weg.");
        }
        if (groep.Eenheid is Teleenheid.Aanbieder or Teleenheid.AanbiederPerPersoon && soort.Dimensie("aanbieder") is null)
        {
            yield return Fout(gebeurtenis, $"{gebeurtenis} heeft geen aanbieder.", "Kies een andere eenheid of gebeurtenis.");
        }
        if (groep.GevolgdDoor is not null && groep.Op != Telmoment.InPeriode)
        {
            yield return Fout("gevolgd-door", "gevolgd-door gaat over gebeurtenissen in de periode.", "Gebruik ook voor wat loopt.");
        }
        if (groep.Na is { Binnen: null } && groep.Op != Telmoment.InPeriode)
        {
            yield return Fout("na", "na zonder binnen gaat over gebeurtenissen in de periode.", "Zet binnen erbij of gebruik ook.");
        }
        foreach (var fout in Waar(gebeurtenis, groep.Waar).Concat(new[] { groep.GevolgdDoor, groep.Na, groep.Ook }.Where(v => v is not null).SelectMany(v => Verband(v!))))
        {
            yield return fout;
        }
        if (groep.GevolgdDoor is { Binnen: not null, LooptNa: not null } or { Terug: not null } || groep.Na is { LooptNa: not null } or { Terug: not null } || groep.Ook is { Binnen: not null } or { LooptNa: not null })
        {
            yield return Fout("teller", "binnen hoort bij gevolgd-door en na, loopt-na bij gevolgd-door, terug bij ook.", "Haal weg wat er niet hoort.");
        }
        if (groep.GevolgdDoor is { LooptNa: not null } loopt && soorten.GetValueOrDefault(loopt.Gebeurtenis)?.Einde is null)
        {
            yield return Fout(loopt.Gebeurtenis, $"Wat met {loopt.Gebeurtenis} begint, houdt nergens mee op.", "Gebruik binnen, of noem het einde in gebeurtenissen.json.");
        }
    }

    private IEnumerable<ConfiguratieFout> Verband(Telverband verband) => soorten.ContainsKey(verband.Gebeurtenis)
        ? Waar(verband.Gebeurtenis, verband.Waar)
        : [Fout(verband.Gebeurtenis, $"De gebeurtenis '{verband.Gebeurtenis}' is niet bekend.", "Kies een gebeurtenis uit gebeurtenissen.json, of voeg haar daar toe.")];

    private IEnumerable<ConfiguratieFout> Waar(string gebeurtenis, IReadOnlyDictionary<string, Telwoorden> waar)
    {
        foreach (var (dimensie, woorden) in waar)
        {
            if (!Kent(gebeurtenis, dimensie, out var gevonden))
            {
                yield return Fout(dimensie, $"{gebeurtenis} heeft geen dimensie '{dimensie}'.", $"Kies uit: {Lijst(Namen(gebeurtenis))}.");
                continue;
            }
            if (woorden.Woorden.Count == 0 || woorden.Woorden.Any(string.IsNullOrWhiteSpace))
            {
                yield return Fout(dimensie, $"Bij '{dimensie}' staat geen woord.", "Schrijf een woord of een lijst van woorden.");
            }
            foreach (var woord in woorden.Woorden)
            {
                if (dimensie == Leeftijd && Leeftijdsklassen.Klassen(woord).Count == 0)
                {
                    yield return Fout(woord, $"De leeftijd '{woord}' snijdt door een klasse.", $"Maak haar uit hele klassen: {Lijst(Leeftijdsklassen.Alle)}.");
                }
                else if (gevonden?.Keuzes is { Count: > 0 } keuzes && !keuzes.Contains(woord) && !woord.Contains('*') && woord is not (Woordbereik.Onbekend or Woordbereik.Overig))
                {
                    yield return Fout(woord, $"'{woord}' is geen {dimensie} van {gebeurtenis}.", $"Kies uit: {Lijst(keuzes)}.");
                }
                else if (dimensie != Leeftijd && woord.AsSpan().IndexOfAny(",|=;+") >= 0)
                {
                    yield return Fout(woord, $"'{woord}' is geen woord.", "Gebruik letters, cijfers en streepjes.");
                }
            }
        }
    }

    private IEnumerable<ConfiguratieFout> Uitsplitsing(Teldefinitie telling, Uitsplitsing uitsplitsing)
    {
        var groep = telling.Teller;
        if (uitsplitsing.Op.Count is not (1 or 2) || uitsplitsing.Op.Distinct().Count() != uitsplitsing.Op.Count)
        {
            yield return Fout("uitsplitsingen", "Een uitsplitsing gaat over een dimensie of over twee.", "Noem er een of twee in op.");
            yield break;
        }
        if (groep.Samen.Count > 0 || telling.Soort is Telsoort.Bedrag or Telsoort.Groei || (telling.IsDuur && uitsplitsing.Op.Count == 2))
        {
            yield return Fout("uitsplitsingen", "Hiervan kan geen uitsplitsing gemaakt worden.", "Haal de uitsplitsing weg.");
            yield break;
        }
        foreach (var dimensie in uitsplitsing.Op)
        {
            if (!Kent(groep.Gebeurtenis!, dimensie, out var gevonden))
            {
                yield return Fout(dimensie, $"{groep.Gebeurtenis} heeft geen dimensie '{dimensie}'.", $"Kies uit: {Lijst(Namen(groep.Gebeurtenis!))}.");
            }
            else if (gevonden is { Getal: true } || (gevonden is { Lijst: null, Keuzes.Count: 0 } && uitsplitsing.Waarden.Count == 0 && (!groep.Waar.TryGetValue(dimensie, out var woorden) || woorden.Woorden.Any(w => w.Contains('*')))))
            {
                yield return Fout(dimensie, $"Van '{dimensie}' is niet bekend welke rijen er zijn.", "Zet ze erbij in waarden, of noem ze in waar.");
            }
        }
        var isUitsluitend = uitsplitsing.Op.All(d => IsUitsluitend(groep.Eenheid, d));
        if (isUitsluitend != uitsplitsing.TeltOp)
        {
            yield return Fout(uitsplitsing.Op[0], isUitsluitend ? $"De uitsplitsing naar {string.Join(" en ", uitsplitsing.Op)} telt gewoon op." : $"De uitsplitsing naar {string.Join(" en ", uitsplitsing.Op)} telt niet op: iemand kan in meer rijen staan.",
                isUitsluitend ? "Haal \"telt-op\": false weg." : "Zet er \"telt-op\": false bij.");
        }
        foreach (var klasse in uitsplitsing.Klassen.Where(k => Leeftijdsklassen.Klassen(k).Count == 0))
        {
            yield return Fout(klasse, $"De leeftijd '{klasse}' snijdt door een klasse.", $"Maak haar uit hele klassen: {Lijst(Leeftijdsklassen.Alle)}.");
        }
        if (uitsplitsing.Klassen.SelectMany(Leeftijdsklassen.Klassen).GroupBy(k => k).Any(g => g.Count() > 1) || (uitsplitsing.Klassen.Count > 0 && !uitsplitsing.Op.Contains(Leeftijd)))
        {
            yield return Fout("klassen", "Klassen horen bij de leeftijd en overlappen niet.", "Verbeter de klassen.");
        }
        if (uitsplitsing.Waarden.Count > 0 && (uitsplitsing.Op.Count != 1 || uitsplitsing.Waarden.DistinctBy(w => w.Id).Count() != uitsplitsing.Waarden.Count))
        {
            yield return Fout("waarden", "waarden hoort bij een enkele dimensie, met elke id een keer.", "Verbeter de waarden.");
        }
    }

    private bool Kent(string gebeurtenis, string dimensie, out Teldimensie? gevonden)
    {
        var isEinde = dimensie.StartsWith(EindeVoorvoegsel, StringComparison.Ordinal);
        gevonden = isEinde ? soorten[gebeurtenis].Einde is { } einde ? soorten.GetValueOrDefault(einde)?.Dimensie(dimensie[EindeVoorvoegsel.Length..]) : null : soorten[gebeurtenis].Dimensie(dimensie);
        return gevonden is not null || (!isEinde && VasteDimensies.Contains(dimensie));
    }

    private IEnumerable<string> Namen(string gebeurtenis) => soorten[gebeurtenis].Dimensies.Select(d => d.Id).Concat(VasteDimensies);

    private static string Lijst(IEnumerable<string> woorden) => string.Join(", ", woorden);

    private ConfiguratieFout Fout(string waarde, string melding, string watTeDoen) => bestand.FoutBij(id, waarde, $"{id}: {melding}", watTeDoen);
}
