using CaseFlow.Bescherming;

namespace CaseFlow.Gemeenten;

/// <summary>What must hold inside one municipality beside the shape of the file.</summary>
public static class GemeenteControle
{
    private static readonly string[] VasteVindplaatsen = ["toegang", "wijkteam", "huisarts", "school", "poh-jeugd", "anders"];

    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Gemeente gemeente)
    {
        var teams = gemeente.Teams.Select(t => t.Id).ToHashSet();
        if (!bestand.Naam.EndsWith($"/{gemeente.Id}/gemeente.json", StringComparison.Ordinal))
        {
            yield return bestand.Fout(gemeente.Id, $"De id '{gemeente.Id}' is niet de naam van de map.", "Maak beide gelijk.");
        }
        foreach (var rol in Configuratie.Rollen.Where(r => gemeente.Rollen.All(g => g.Id != r)))
        {
            yield return bestand.Fout("rollen", $"De rol '{rol}' ontbreekt.", "Noem bij elke rol het team dat het werk doet, ook als er geen apart team is.");
        }
        foreach (var rol in gemeente.Rollen)
        {
            if (!Configuratie.Rollen.Contains(rol.Id))
            {
                yield return bestand.Fout(rol.Id, $"De rol '{rol.Id}' bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
            }
            if (!teams.Contains(rol.Team))
            {
                yield return bestand.Fout(rol.Id, $"Het team '{rol.Team}' van rol '{rol.Id}' bestaat niet.", "Zet het team bij teams of kies een ander.");
            }
        }
        foreach (var functie in gemeente.Functies.Where(f => f.Rol is not null && !Configuratie.Rollen.Contains(f.Rol)))
        {
            yield return bestand.Fout(functie.Id, $"De functie '{functie.Id}' noemt de rol '{functie.Rol}', en die bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}, of laat rol weg.");
        }
        if (!teams.Contains(gemeente.Standaardteam))
        {
            yield return bestand.Fout("standaardteam", $"Het standaardteam '{gemeente.Standaardteam}' bestaat niet.", "Kies een team uit teams.");
        }
        foreach (var wijk in gemeente.Wijken.Where(w => w.Team is not null && !teams.Contains(w.Team)))
        {
            yield return bestand.Fout(wijk.Id, $"Het team '{wijk.Team}' van wijk '{wijk.Id}' bestaat niet.", "Kies een team uit teams.");
        }
        foreach (var vindplaats in VasteVindplaatsen.Where(v => gemeente.Vindplaatsen.All(g => g.Id != v)))
        {
            yield return bestand.Fout("vindplaatsen", $"De vindplaats '{vindplaats}' ontbreekt.", "Elke gemeente heeft deze; geef hem uw eigen naam.");
        }
        foreach (var (team, adres) in gemeente.Dagbericht)
        {
            if (!teams.Contains(team))
            {
                yield return bestand.Fout(team, $"Het team '{team}' van dagbericht bestaat niet.", "Zet het team bij teams of kies een ander.");
            }
            if (!System.Net.Mail.MailAddress.TryCreate(adres, out _))
            {
                yield return bestand.Fout(adres, $"'{adres}' is geen mailadres.", "Gebruik het gedeelde adres van het team.");
            }
        }
        foreach (var dubbel in Dubbelen(gemeente))
        {
            yield return bestand.Fout(dubbel, $"De id '{dubbel}' staat twee keer in dezelfde lijst.", "Geef elke regel een eigen id.");
        }
        foreach (var koppeling in gemeente.Koppelingen.Where(k => !IsAdres(k.Url)))
        {
            yield return bestand.Fout(koppeling.Naam, $"Het adres van koppeling '{koppeling.Naam}' kan niet.", "Geef een volledig adres dat met https:// begint, zonder wachtwoord erin.");
        }
        foreach (var (melding, watTeDoen) in Publicatiefouten(gemeente.Publicatie))
        {
            yield return bestand.Fout("publicatie", melding, watTeDoen);
        }
        foreach (var norm in gemeente.Normen)
        {
            if (Gemeentenormen.Fout(norm, gemeente.Normen) is var (melding, watTeDoen))
            {
                yield return bestand.Fout(norm.Id, $"De norm '{norm.Id}': {melding}", watTeDoen);
            }
        }
        foreach (var fout in LeveringsladderFouten(bestand, gemeente))
        {
            yield return fout;
        }
        var schuldhulp = gemeente.Schuldhulp;
        if (schuldhulp is { BesluitWeken: < 1 or > 8 } or { Contactpogingen: < 1 } or { LooptijdMaanden: < 1 } or { NazorgWeken: < 1 })
        {
            yield return bestand.Fout("schuldhulp", "Een getal bij schuldhulp kan niet.", "besluit-weken is 1 tot en met 8 (Wgs 4a lid 3); contactpogingen, looptijd-maanden en nazorg-weken zijn minstens 1.");
        }
        if (schuldhulp.Uitvoerders.Count > 0 && schuldhulp.Uitvoerders.All(u => u.Id != "stadsbank"))
        {
            yield return bestand.Fout("uitvoerders", "De uitvoerder 'stadsbank' ontbreekt.", "Een traject kan naar de Stadsbank gaan; geef hem uw eigen naam.");
        }
        foreach (var fout in LadderControle.Controleer(bestand, gemeente))
        {
            yield return fout;
        }
        if (gemeente.Regels.KeuzeboomVerplicht && gemeente.Keuzeboom.Count == 0)
        {
            yield return bestand.Fout("keuzeboom-verplicht", "De keuzeboom is verplicht, maar heeft geen vragen.", "Zet de vragen in keuzeboom, of haal keuzeboom-verplicht weg.");
        }
        if (gemeente.Regels.NoodtoegangUren is < 1 or > 72)
        {
            yield return bestand.Fout("noodtoegang-uren", $"Noodtoegang van {gemeente.Regels.NoodtoegangUren} uur kan niet.", "Kies 1 tot en met 72 uur.");
        }
        if (gemeente.Regels.NoodtoegangBeoordelenDagen is < 1 or > 31)
        {
            yield return bestand.Fout("noodtoegang-beoordelen-dagen", $"Beoordelen binnen {gemeente.Regels.NoodtoegangBeoordelenDagen} dagen kan niet.", "Kies 1 tot en met 31 dagen.");
        }
        if (gemeente.Regels.UitvraagDoor is not ("intake" or "consulent"))
        {
            yield return bestand.Fout("uitvraag-door", $"'{gemeente.Regels.UitvraagDoor}' kan hier niet.", "Kies intake of consulent.");
        }
    }

    private static IEnumerable<(string Melding, string WatTeDoen)> Publicatiefouten(Publicatieregels regels)
    {
        if (regels.Minimum < Onthullingsregels.MinimumNooitLager)
        {
            yield return ($"Het kleinste getal dat getoond wordt is {regels.Minimum}.", $"Kies {Onthullingsregels.MinimumNooitLager} of hoger; lager kan een persoon herkenbaar maken.");
        }
        if (regels.Afronding < 1)
        {
            yield return ("De afronding moet 1 of hoger zijn.", "Gebruikelijk is 5.");
        }
        var tabellen = string.Join(", ", Ruistabel.Namen);
        if (regels.Methode == Methode.CellKey && !Ruistabel.Namen.Contains(regels.Ptable))
        {
            yield return (regels.Ptable is null ? "De methode cell-key heeft een ptable nodig." : $"De ptable '{regels.Ptable}' bestaat niet.", $"Kies uit: {tabellen}.");
        }
        if (regels.Methode != Methode.CellKey && regels.Ptable is not null)
        {
            yield return ("Een ptable hoort bij de methode cell-key.", "Haal ptable weg, of kies de methode cell-key.");
        }
        if (regels.DominantieProcent is < 50 or > 95)
        {
            yield return ($"De dominantie van {regels.DominantieProcent} procent kan niet.", "Kies 50 tot en met 95; gebruikelijk is 75.");
        }
        if (regels.Dagen is < 1 or > 180)
        {
            yield return ($"De cijfers verschijnen {regels.Dagen} dagen na afloop van de periode.", "Kies 1 tot en met 180 dagen. Gebruikelijk is 15.");
        }
    }

    // Without encryption only to this machine itself.
    private static bool IsAdres(string url) => Uri.TryCreate(url, UriKind.Absolute, out var adres) && adres.UserInfo.Length == 0
        && (adres.Scheme == Uri.UriSchemeHttps || (adres.Scheme == Uri.UriSchemeHttp && adres.IsLoopback));

    private static IEnumerable<ConfiguratieFout> LeveringsladderFouten(Configuratiebestand bestand, Gemeente gemeente)
    {
        if (gemeente.Leveringsladder is not { } ladder)
        {
            yield break;
        }
        foreach (var onbekend in ladder.Voorzieningen.Where(v => gemeente.Voorziening(v) is null))
        {
            yield return bestand.Fout(onbekend, $"De voorziening '{onbekend}' van de leveringsladder bestaat niet.", "Kies een voorziening uit voorzieningen.");
        }
        if (ladder.Treden.Count == 0 || ladder.Voorzieningen.Count == 0 || ladder.Treden.Select(t => t.Code).Distinct().Count() != ladder.Treden.Count)
        {
            yield return bestand.Fout("leveringsladder", "De leveringsladder heeft geen treden, geen voorzieningen of twee keer dezelfde code.", "Noem de stappen van licht naar zwaar, elk met een eigen code.");
        }
    }

    private static IEnumerable<string> Dubbelen(Gemeente g) => new[]
        {
            g.Teams.Select(x => x.Id), g.Rollen.Select(x => x.Id), g.Wijken.Select(x => x.Id), g.Vindplaatsen.Select(x => x.Id),
            g.Voorzieningen.Select(x => x.Id), g.Schuldhulp.Uitvoerders.Select(x => x.Id), g.Schuldhulp.Soorten.Select(x => x.Id), g.Leefgebieden.Select(x => x.Id), g.Koppelingen.Select(x => x.Naam),
            g.Partners.Select(x => x.Id), g.Functies.Select(x => x.Id), g.Ladder?.Treden.Select(x => x.Code) ?? [],
        }
        .SelectMany(lijst => lijst.GroupBy(x => x).Where(x => x.Count() > 1).Select(x => x.Key));
}
