using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Werkvoorraad;

/// <summary>A page of lines for the screen. With buttons it stands in a form, and the buttons come back to this list.</summary>
public sealed record Werkblad(DateOnly Vandaag, Guid Wie, string Gemeente, IReadOnlyList<Werkrij> Rijen, bool MetVinkjes = false)
{
    public IReadOnlyList<string> Kolommen { get; init; } = Werkkeuze.StandaardKolommen;

    /// <summary>The fields of the address of this list on Mijn werk, with its page; null where it stands elsewhere, without buttons.</summary>
    public IDictionary<string, string?>? Terug { get; init; }

    public bool MetKnoppen => Terug is not null;

    /// <summary>Added to the address of a task, so that the next one comes from the same list.</summary>
    public string Uit => Terug is { Count: > 0 } ? QueryHelpers.AddQueryString("", "lijst", QueryHelpers.AddQueryString("", Terug.Where(v => v.Key != "pagina").ToDictionary())) : "";

    public bool Toont(string kolom) => Kolommen.Contains(kolom);

    /// <summary>The light and the last day in words.</summary>
    public (string Stand, string? Tekst) Licht(Werkregel regel, Kalender kalender) => regel.StandOp(Vandaag) switch
    {
        Stand.Opgeschort => ("opgeschort", "staat stil"),
        Stand.Geen when regel.GeplandOp is { } dag => ("geen", $"streefdatum {DatumTekst.Kort(dag)}"),
        Stand.Geen => ("geen", null),
        var stand => (stand switch { Stand.Verlopen => "verlopen", Stand.Nadert => "nadert", _ => "op-koers" }, Resttijd.Tekst(regel.Eerste!.LaatsteDag, Vandaag, kalender)),
    };

    /// <summary>What the work waits for, or null.</summary>
    public static string? Wacht(Werkregel regel) =>
        regel.OpWachtlijstSinds is { } sinds ? $"Op de wachtlijst sinds {DatumTekst.Kort(sinds)}"
        : regel.Wacht is { } wacht ? $"Wacht op {Wachttekst.Op(wacht.Op)} tot {DatumTekst.Kort(wacht.Tot)}: {wacht.Reden}"
        : regel.Eerste is { Status: TermijnStatus.Opgeschort } termijn ? (termijn.Grond is { } grond ? $"Staat stil: {grond}" : "Staat stil")
        : null;

    public string Klasse(Werkregel regel) => regel.IsSpoed ? "werklijst__rij--crisis" : regel.StandOp(Vandaag) switch
    {
        Stand.Verlopen => "werklijst__rij--verlopen",
        Stand.Nadert => "werklijst__rij--nadert",
        _ => "",
    };

    /// <summary>Since when it lies there, for work without a term.</summary>
    public static string Sinds(Werkregel regel) => DatumTekst.Kort(AmsterdamTime.DateOf(regel.GeopendOp));
}
