namespace CaseFlow.Shared;

/// <summary>One reason why an act is refused: a stable id, the field it belongs to (path with dots) and what to do about it.</summary>
public sealed record Veldfout(string Id, string? Veld, string Melding);

/// <summary>An act was refused and nothing was changed. The first reason is the one that counts; all are told.</summary>
public sealed class WeigeringException : Exception
{
    public WeigeringException(IReadOnlyList<Veldfout> fouten) : base(fouten[0].Melding) => Fouten = fouten;

    public WeigeringException(string id, string melding, string? veld = null) : this([new Veldfout(id, veld, melding)]) { }

    public IReadOnlyList<Veldfout> Fouten { get; }

    public string Id => Fouten[0].Id;
}
