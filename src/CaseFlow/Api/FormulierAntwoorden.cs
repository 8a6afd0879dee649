using System.Text.Json.Nodes;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Api;

internal sealed record KeuzeAntwoord(string Id, string Naam);

/// <summary>One field of a form. Its id is the name under which its answer is sent.</summary>
/// <param name="Id">Name of the field in what is sent.</param>
/// <param name="Label">The question.</param>
/// <param name="Soort">What kind of answer it takes.</param>
/// <param name="Bij">Asked with these outcomes only; empty is always.</param>
/// <param name="VerplichtBij">Required with these outcomes; <c>*</c> is always.</param>
internal sealed record VeldAntwoord(string Id, string Label, SoortVeld Soort, IReadOnlyList<string> Bij, IReadOnlyList<string> VerplichtBij)
{
    public string? Uitleg { get; init; }

    public string? Kop { get; init; }

    /// <summary>The words that can be chosen; null where none are given.</summary>
    public IReadOnlyList<KeuzeAntwoord>? Keuzes { get; init; }

    /// <summary>Another word than those is accepted as well, in small letters with hyphens.</summary>
    public bool EigenWoord { get; init; }

    /// <summary>This case asks for it, whatever the form says.</summary>
    public bool OokVerplicht { get; init; }

    public bool MoetJa { get; init; }

    public bool NietInToekomst { get; init; }

    public int MaxLengte { get; init; }

    /// <summary>The fields of a group, of a line of a list, or behind each key of a map.</summary>
    public IReadOnlyList<VeldAntwoord>? Velden { get; init; }
}

/// <summary>A form, ready to be filled in by a program.</summary>
internal sealed record FormulierAntwoord(string Id, string Titel, string? Uitleg, IReadOnlyList<VeldAntwoord> Velden)
{
    /// <summary>What is known already, in the shape in which it is sent back.</summary>
    public JsonObject Ingevuld { get; init; } = [];

    public static FormulierAntwoord Van(
        Formulier formulier, Keuzelijsten lijsten, JsonObject? ingevuld = null, IReadOnlyDictionary<string, IReadOnlyList<Keuze>>? eigen = null,
        IReadOnlyCollection<string>? ookVerplicht = null, IReadOnlyCollection<string>? nietTeKiezen = null)
    {
        return new FormulierAntwoord(formulier.Id, formulier.Titel, formulier.Uitleg, Velden(formulier.Velden, "")) { Ingevuld = ingevuld ?? [] };

        IReadOnlyList<VeldAntwoord> Velden(IReadOnlyList<Veld> velden, string pad) => [.. velden.Select(v => new VeldAntwoord(v.Id, v.Label, v.Soort, v.Bij, v.VerplichtBij)
        {
            Uitleg = v.Uitleg,
            Kop = v.Kop,
            Keuzes = Keuzes(v, pad + v.Id),
            EigenWoord = v.Open || v.Aangeboden is not null,
            OokVerplicht = ookVerplicht?.Contains(pad + v.Id) == true,
            MoetJa = v.MoetJa,
            NietInToekomst = v.NietInToekomst,
            MaxLengte = v.MaxLengte,
            Velden = v.Velden.Count == 0 ? null : Velden(v.Velden, $"{pad}{v.Id}."),
        })];

        IReadOnlyList<KeuzeAntwoord>? Keuzes(Veld veld, string pad) =>
            (eigen?.GetValueOrDefault(pad) ?? ((veld.Keuzes ?? veld.Aangeboden) is { } lijst ? lijsten.Keuzes(lijst) : null)) is { } keuzes
                ? [.. keuzes.Where(k => nietTeKiezen?.Contains(k.Id) != true).Select(k => new KeuzeAntwoord(k.Id, k.Naam))] : null;
    }
}
