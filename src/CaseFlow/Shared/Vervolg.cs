namespace CaseFlow.Shared;

/// <summary>What can be done right after an act: kept beside the message that it succeeded (<c>TempData["Gelukt"]</c>), and shown with it once.</summary>
public static class Vervolg
{
    /// <summary>The address, path and query, to which a button posts that undoes what was just done.</summary>
    public const string Ongedaan = "Ongedaan";

    /// <summary>The address of the next task of the list somebody came from.</summary>
    public const string Volgende = "Volgende";
}
