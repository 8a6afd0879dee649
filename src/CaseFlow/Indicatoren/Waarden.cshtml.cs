using System.Text;
using CaseFlow.Cijfers;
using CaseFlow.Gemeenten;
using CaseFlow.Import;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;

namespace CaseFlow.Indicatoren;

/// <summary>Figures from outside, brought in as a file by policy staff.</summary>
public sealed class WaardenModel(ImportService import, Configuratie configuratie, Aanmelding aanmelding) : ImportPagina(import, aanmelding, WaardeRijen.Naam, "/Beleid/Waarden", ["beleid"])
{
    public IReadOnlyList<Noemer> Noemers => configuratie.Noemers;

    /// <summary>A file with a row for every series, to be filled in.</summary>
    public IActionResult OnGetVoorbeeld()
    {
        var csv = new StringBuilder("indicator,naam,periode,waarde,bron,datum,opmerking\r\n");
        foreach (var (id, bron, titel) in configuratie.IndicatorenVan(Wie.Gemeente).Where(i => i.Telling is null).Select(i => (i.Id, i.Herkomst ?? "", i.Titel)).Concat(Noemers.Select(n => (n.Id, "", n.Naam))))
        {
            csv.AppendJoin(',', new[] { id, titel, "", "", bron, "", "" }.Select(CsvUitvoer.Veld)).Append("\r\n");
        }
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", "cijfers-van-buiten.csv");
    }
}
