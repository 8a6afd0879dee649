using CaseFlow.Shared;

namespace CaseFlow.Notities;

/// <summary>A colleague who can be named: the name on the screen, the name of the account, and one of the roles in which they work on cases.</summary>
public sealed record Collega(Guid Id, string Naam, string Account, string Rol);

/// <summary>Finds out who is meant with a name, or with @name inside a text. Pure.</summary>
public static class Naamzoeker
{
    private const int LangsteFout = 40;

    /// <summary>Who has this name or account; a first name is enough where one colleague has it.</summary>
    /// <exception cref="WeigeringException">Nobody is called so, or more than one.</exception>
    public static Collega Vind(string naam, IReadOnlyList<Collega> collegas, string veld)
    {
        var gezocht = naam.Trim().TrimStart('@');
        bool Is(string ander) => string.Equals(ander, gezocht, StringComparison.OrdinalIgnoreCase);
        foreach (var passend in new[] { collegas.Where(m => Is(m.Account)), collegas.Where(m => Is(m.Naam)), collegas.Where(m => Is(m.Naam.Split(' ')[0])) }.Select(p => p.ToList()))
        {
            if (passend.Count == 1)
            {
                return passend[0];
            }
            if (passend.Count > 1)
            {
                throw new WeigeringException($"naam-meer-dan-een:{veld}", $"Er zijn meer collega's die {gezocht} heten: {string.Join(", ", passend.Take(5).Select(m => $"{m.Naam} (@{m.Account})"))}. Schrijf de naam achter het apenstaartje.", veld);
            }
        }
        throw new WeigeringException($"waarde-onbekend:{veld}", $"Er is geen collega '{(gezocht.Length > LangsteFout ? gezocht[..LangsteFout] + "…" : gezocht)}' die aan zaken werkt. Schrijf de naam zoals die in CaseFlow staat, of de gebruikersnaam.", veld);
    }

    /// <summary>Everybody who is named with an at sign; an address for mail names nobody.</summary>
    public static IReadOnlyList<Collega> InTekst(string tekst, IReadOnlyList<Collega> collegas, string veld)
    {
        var gevonden = new List<Collega>();
        for (var i = tekst.IndexOf('@', StringComparison.Ordinal); i >= 0; i = tekst.IndexOf('@', i + 1))
        {
            if ((i > 0 && (char.IsLetterOrDigit(tekst[i - 1]) || tekst[i - 1] is '.' or '_' or '-')) || i + 1 >= tekst.Length || !char.IsLetterOrDigit(tekst[i + 1]))
            {
                continue;
            }
            // The longest name that stands here: "Anna de Wit" before "Anna".
            var rest = tekst[(i + 1)..];
            var heel = collegas.SelectMany(m => new[] { m.Naam, m.Account }).Where(n => n.Length > 0 && StaatVooraan(rest, n)).MaxBy(n => n.Length);
            gevonden.Add(Vind(heel ?? new string([.. rest.TakeWhile(t => char.IsLetterOrDigit(t) || t is '-' or '\'')]), collegas, veld));
        }
        return [.. gevonden.DistinctBy(m => m.Id)];
    }

    private static bool StaatVooraan(string rest, string naam) =>
        rest.StartsWith(naam, StringComparison.OrdinalIgnoreCase) && (rest.Length == naam.Length || !char.IsLetterOrDigit(rest[naam.Length]));
}
