namespace CaseFlow.Shared;

/// <summary>
/// How somebody wants the pages to look: kept in a cookie of this browser for a year, so that it also holds before signing in, and without a script.
/// It says nothing about a person.
/// </summary>
/// <param name="Kleuren">licht, donker, or null for what the device prefers.</param>
/// <param name="HeeftToetsen">Whether single keys do something; off for who works with speech.</param>
public sealed record Schermkeuze(string? Kleuren, bool HeeftToetsen)
{
    public const string Licht = "licht";
    public const string Donker = "donker";
    private const string Cookie = "caseflow-scherm";
    private const string ZonderToetsen = "geen-toetsen";

    /// <summary>When the style sheet with dark colours counts; null is never. Paper stays light.</summary>
    public string? Donkermedium => Kleuren switch { Licht => null, Donker => "screen", _ => "screen and (prefers-color-scheme: dark)" };

    public string Kleurenschema => Kleuren switch { Licht => "light", Donker => "dark", _ => "light dark" };

    public static Schermkeuze Van(HttpContext context)
    {
        var delen = context.Request.Cookies[Cookie]?.Split('.') ?? [];
        return new(delen.FirstOrDefault(d => d is Licht or Donker), !delen.Contains(ZonderToetsen));
    }

    public void Bewaar(HttpContext context) => context.Response.Cookies.Append(Cookie, string.Join('.', new[] { Kleuren, HeeftToetsen ? null : ZonderToetsen }.OfType<string>()), new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
