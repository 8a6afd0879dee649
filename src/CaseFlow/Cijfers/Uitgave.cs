using CaseFlow.Bescherming;
using CaseFlow.Tellingen;

namespace CaseFlow.Cijfers;

/// <summary>A publication, read.</summary>
public sealed record Uitgave(string Gemeente, Periode Periode, int Versie, DateTimeOffset GemaaktOp, string Reden, Leesregels Regels, IReadOnlyList<Deeluitgave> Delen)
{
    public Deeluitgave? Deel(string onderwerp) => Delen.FirstOrDefault(d => d.Deel.Id == onderwerp);
}

/// <summary>One subject in one publication, read.</summary>
public sealed record Deeluitgave(string Gemeente, Periode Periode, int Versie, DateTimeOffset GemaaktOp, string Reden, Leesregels Regels, Deelinhoud Inhoud)
{
    public Deel Deel => Inhoud.Deel;

    /// <summary>A cell that was never published, such as one of a year before the first, is as good as hidden.</summary>
    public Cel Cel(string sleutel) => Inhoud.Cellen.TryGetValue(sleutel, out var cel) ? cel : Bescherming.Cel.Verborgen;

    /// <summary>Whether this table has no number to show.</summary>
    public bool IsVerborgen(Deeltabel tabel) => tabel.Rijen.All(r => r.Sleutels.All(s => Cel(s).Getal is null) && Celtekst.Aandeel(r, this) is null or Celtekst.Verborgen);

    /// <summary>How many cells of this table are not shown.</summary>
    public int Verborgen(Deeltabel tabel) => tabel.Rijen.SelectMany(r => r.Sleutels).Count(s => Cel(s).Getal is null);
}

/// <summary>A version of a period: when, by whom and why it was made.</summary>
public sealed record Publicatieversie(Periode Periode, int Versie, DateTimeOffset GemaaktOp, string Door, string Reden, Leesregels Regels);
