using CaseFlow.Gemeenten;

namespace CaseFlow.Formulieren;

/// <summary>What must hold inside one form beside the shape of the file.</summary>
public static class FormulierBestandControle
{
    private static readonly string[] LijstenVanGemeente =
        ["vindplaatsen", "wijken", "leefgebieden", "routes", "naastroutes", "voorzieningen", "voorzieningen-maatwerk", "voorzieningen-algemeen", "partners", "functies", "ladder", "ladder-criteria", "keuzeboom"];

    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, Formulier formulier, Lijsten lijsten)
    {
        if (!bestand.Naam.EndsWith($"/{formulier.Id}.json", StringComparison.Ordinal))
        {
            yield return bestand.Fout(formulier.Id, $"De id '{formulier.Id}' is niet de naam van het bestand.", "Maak beide gelijk.");
        }
        foreach (var rol in formulier.ZichtbaarVoor.Where(r => !Configuratie.Rollen.Contains(r)))
        {
            yield return bestand.Fout(rol, $"De rol '{rol}' bij zichtbaar-voor bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
        }
        foreach (var veld in Alle(formulier.Velden))
        {
            var metLijst = veld.Soort is SoortVeld.Keuze or SoortVeld.Meerkeuze or SoortVeld.Kaart;
            if (metLijst && (veld.Keuzes is null || !(lijsten.ContainsKey(veld.Keuzes) || LijstenVanGemeente.Contains(veld.Keuzes))))
            {
                yield return bestand.Fout(veld.Keuzes ?? veld.Id, $"De lijst '{veld.Keuzes}' van veld '{veld.Id}' bestaat niet.", "Zet hem in lijsten.json of kies een bestaande.");
            }
            if (veld.Aangeboden is { } aanbod && (veld.Soort != SoortVeld.Tekst || !(lijsten.ContainsKey(aanbod) || LijstenVanGemeente.Contains(aanbod))))
            {
                yield return bestand.Fout(aanbod, $"Het veld '{veld.Id}' kan de lijst '{aanbod}' niet aanbieden.", "Alleen een veld van soort tekst biedt namen aan, uit een lijst die bestaat, bijvoorbeeld partners of functies.");
            }
            if (veld.Soort is SoortVeld.Groep or SoortVeld.Lijst or SoortVeld.Kaart && veld.Velden.Count == 0)
            {
                yield return bestand.Fout(veld.Id, $"Het veld '{veld.Id}' heeft geen velden.", "Noem ze bij velden.");
            }
        }
    }

    public static IEnumerable<Veld> Alle(IEnumerable<Veld> velden) => velden.SelectMany(v => Alle(v.Velden).Prepend(v));
}
