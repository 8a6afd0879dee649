using CaseFlow.Gemeenten;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;

namespace CaseFlow.Import;

/// <summary>Events that no route makes, brought in as a file.</summary>
public sealed class FeitenModel(ImportService import, Configuratie configuratie, Aanmelding aanmelding) : ImportPagina(import, aanmelding, FeitRijen.Naam, "/Feiten", ["beheer", "administratie"])
{
    public IReadOnlyList<Feitsoort> Soorten => configuratie.Feitsoorten;
}
