namespace CaseFlow.Toegang;

/// <summary>One sign-in of somebody, from its beginning until it was ended; what the cookie points at.</summary>
public sealed class SignInSession
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MedewerkerId { get; set; }

    /// <summary>Browser and system, for the one who looks at a list of them: no more than what tells two apart.</summary>
    public required string Device { get; set; }
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>To within <see cref="Aanmeldbezoek.SeenEvery"/>.</summary>
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What a header of a browser says of itself, in words; the header is whatever its sender wants.</summary>
    public static string Describe(string? userAgent)
    {
        string? First(params (string Mark, string Name)[] names) => names.FirstOrDefault(n => userAgent?.Contains(n.Mark, StringComparison.Ordinal) == true).Name;
        // The order matters: Edge also says that it is Chrome, and Chrome that it is Safari.
        var browser = First(("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari"));
        var system = First(("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"));
        return (browser, system) switch
        {
            (null, null) => "Onbekende browser",
            (null, _) => $"Onbekende browser op {system}",
            (_, null) => browser,
            _ => $"{browser} op {system}",
        };
    }
}
