using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Werkvoorraad;

/// <summary>A page of lines for the screen. With buttons it stands in a form, and the buttons come back to this list.</summary>
public sealed record Werkblad(DateOnly Vandaag, Guid Wie, string Gemeente, IReadOnlyList<Werkrij> Rijen, bool MetVinkjes = false)
{
    private const string Stil = "staat stil";

    public IReadOnlyList<string> Kolommen { get; init; } = Werkkeuze.StandaardKolommen;

    /// <summary>The fields of the address of this list on Mijn werk, with its page; null where it stands elsewhere, without buttons.</summary>
    public IDictionary<string, string?>? Terug { get; init; }

    public bool MetKnoppen => Terug is not null;

    /// <summary>Added to the address of a task, so that the next one comes from the same list.</summary>
    public string Uit => Terug is { Count: > 0 } ? QueryHelpers.AddQueryString("", "lijst", QueryHelpers.AddQueryString("", Terug.Where(v => v.Key != "pagina").ToDictionary())) : "";

    public bool Toont(string kolom) => Kolommen.Contains(kolom);

    /// <summary>The term that this task itself works towards, as its own page shows it; null where only the case has a term.</summary>
    public LopendeTermijn? Eigen(Werkregel regel, Taaktermijnen termijnen) =>
        Werkregel.EersteVan(regel.Termijnen.Where(t => termijnen.IsVan(Gemeente, regel.Route, regel.Stap, t.Regel)));

    /// <summary>The light and the last day in words.</summary>
    public (string Stand, string? Tekst) Licht(Werkregel regel, LopendeTermijn? eigen, Kalender kalender) => eigen?.StandOp(Vandaag) switch
    {
        null when regel.GeplandOp is { } dag => ("geen", $"streefdatum {DatumTekst.Kort(dag)}"),
        null => ("geen", null),
        Stand.Opgeschort => ("opgeschort", Stil),
        var stand => (stand switch { Stand.Verlopen => "verlopen", Stand.Nadert => "nadert", _ => "op-koers" }, Resttijd.Tekst(eigen.LaatsteDag, Vandaag, kalender)),
    };

    /// <summary>The last day of the case in words, for a task that has none of its own.</summary>
    public string Zaaktermijn(LopendeTermijn termijn, Kalender kalender) => $"zaak: {(termijn.Status == TermijnStatus.Opgeschort ? Stil : Resttijd.Tekst(termijn.LaatsteDag, Vandaag, kalender))}";

    /// <summary>What the work waits for, or null.</summary>
    public static string? Wacht(Werkregel regel) =>
        regel.OpWachtlijstSinds is { } sinds ? $"Op de wachtlijst sinds {DatumTekst.Kort(sinds)}"
        : regel.Wacht is { } wacht ? $"Wacht op {Wachttekst.Op(wacht.Op)} tot {DatumTekst.Kort(wacht.Tot)}: {wacht.Reden}"
        : regel.Eerste is { Status: TermijnStatus.Opgeschort } termijn ? (termijn.Grond is { } grond ? $"Staat stil: {grond}" : "Staat stil")
        : null;

    public string Klasse(Werkregel regel, LopendeTermijn? eigen) => regel.IsSpoed ? "werklijst__rij--crisis" : eigen?.StandOp(Vandaag) switch
    {
        Stand.Verlopen => "werklijst__rij--verlopen",
        Stand.Nadert => "werklijst__rij--nadert",
        _ => "",
    };

    /// <summary>Since when it lies there, for work without a term.</summary>
    public static string Sinds(Werkregel regel) => DatumTekst.Kort(AmsterdamTime.DateOf(regel.GeopendOp));
}
