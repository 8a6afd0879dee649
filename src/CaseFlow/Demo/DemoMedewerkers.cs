using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Demo;

/// <summary>Somebody who does the work, in one role.</summary>
internal sealed class DemoCollega(Medewerker account, string rol)
{
    public Medewerker Account { get; } = account;

    public string Rol { get; } = rol;

    /// <summary>Open tasks on this name.</summary>
    public int Werklast { get; set; }

    /// <summary>The account with the name of its role: the visitor of the demo signs in as this one.</summary>
    public bool IsVast { get; } = account.UserName == DemoAccounts.Gebruikersnaam(rol, account.GemeenteId);

    public bool IsIn(string team) => Account.Teams.Exists(t => t.Team == team);

    public Handeling Op(DateTimeOffset moment) => new(Account.Id, Account.Naam, Rol, Account.GemeenteId, moment);
}

/// <summary>The accounts of the demo: one per role and, for the roles with much work, colleagues with a name and a team.</summary>
internal sealed class DemoMedewerkers
{
    /// <summary>So much stays on the name of a fixed account, so that a visitor finds a list that can be overseen.</summary>
    private static readonly Dictionary<string, int> Vol = new() { ["consulent"] = 15, ["jeugdregisseur"] = 10, ["intake"] = 4, ["spoedteam"] = 2, ["regisseur"] = 5 };

    private static readonly (string Rol, int Groot, int Klein)[] Bezetting =
        [("intake", 7, 5), ("consulent", 14, 6), ("jeugdregisseur", 5, 3), ("spoedteam", 2, 1), ("regisseur", 2, 1), ("schuldhulpverlener", 4, 2), ("klantmanager", 3, 1), ("procesregisseur", 2, 1), ("teamleider", 1, 1)];

    private readonly ILookup<(string Gemeente, string Rol), DemoCollega> _collegas;
    private readonly Dictionary<Guid, DemoCollega> _opId;

    private DemoMedewerkers(IEnumerable<DemoCollega> collegas)
    {
        var alle = collegas.ToList();
        _collegas = alle.ToLookup(c => (c.Account.GemeenteId, c.Rol));
        _opId = alle.ToDictionary(c => c.Account.Id);
    }

    public static async Task<DemoMedewerkers> MaakAsync(IServiceProvider services, DateTimeOffset nu, int zaad)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var configuratie = scope.ServiceProvider.GetRequiredService<Configuratie>();
        var normalizer = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>();
        var vast = await db.Users.Include(u => u.Rollen).Include(u => u.Teams).AsSplitQuery().Where(u => u.IsDemo).ToListAsync();
        var hash = vast.FirstOrDefault()?.PasswordHash;
        var namen = new DemoNamen(zaad);
        var gebruikt = vast.Select(u => u.UserName!).ToHashSet();
        foreach (var gemeente in configuratie.Gemeenten.Values.OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            foreach (var (rol, groot, klein) in Bezetting)
            {
                var teams = TeamsVan(gemeente, rol);
                var aantal = gemeente.DemoAandeel >= 0.5 ? groot : klein;
                for (var i = 0; i < aantal; i++)
                {
                    var naam = $"{namen.Voornaam(i % 3 == 0 ? "m" : "v")} {namen.Achternaam()}";
                    var gebruikersnaam = Gebruikersnaam(naam, gemeente.Id);
                    if (!gebruikt.Add(gebruikersnaam))
                    {
                        continue;
                    }
                    var medewerker = new Medewerker
                    {
                        Id = Guid.CreateVersion7(),
                        UserName = gebruikersnaam,
                        NormalizedUserName = normalizer.NormalizeName(gebruikersnaam),
                        Naam = naam,
                        GemeenteId = gemeente.Id,
                        PasswordHash = hash,
                        SecurityStamp = Guid.NewGuid().ToString("N"),
                        LockoutEnabled = true,
                        IsDemo = true,
                    };
                    var sinds = AmsterdamTime.DateOf(nu).AddYears(-2);
                    medewerker.Rollen.Add(new MedewerkerRol { Rol = rol, Van = sinds });
                    // Every team has somebody, and who is left over joins the first teams.
                    medewerker.Teams.AddRange(teams.Where((_, t) => t % aantal == i || (i >= teams.Count && i % teams.Count == t))
                        .Select(t => new Teamlid { Team = t, IsLeider = rol == "teamleider", Van = sinds }));
                    db.Users.Add(medewerker);
                    vast.Add(medewerker);
                }
            }
        }
        await db.SaveChangesAsync();
        return new DemoMedewerkers(vast.OrderBy(u => u.UserName, StringComparer.Ordinal).Select(u => new DemoCollega(u, u.Rollen[0].Rol)));
    }

    public DemoCollega? Vind(Guid? id) => id is { } wie ? _opId.GetValueOrDefault(wie) : null;

    /// <summary>A colleague of this team; the fixed account takes its share until its list is full.</summary>
    /// <param name="kansVast">How likely the fixed account takes it.</param>
    public DemoCollega Kies(string gemeente, string rol, string? team, Random toeval, double kansVast = 0.3)
    {
        var alle = _collegas[(gemeente, rol)].ToList();
        var vast = alle.Find(c => c.IsVast);
        if (vast is not null && vast.Werklast < Vol.GetValueOrDefault(rol) && toeval.Kans(kansVast))
        {
            return vast;
        }
        var kandidaten = alle.Where(c => !c.IsVast && (team is null || c.IsIn(team))).ToList();
        return kandidaten.Count > 0 ? toeval.Een(kandidaten) : vast ?? alle[0];
    }

    private static List<string> TeamsVan(Gemeente gemeente, string rol) =>
        [.. gemeente.Wijken.Select(w => gemeente.TeamVoor(rol, w.Id)).Append(gemeente.Rol(rol).Team).Distinct().Order(StringComparer.Ordinal)];

    private static string Gebruikersnaam(string naam, string gemeente) =>
        string.Concat(naam.ToLowerInvariant().Replace(' ', '-').Where(c => char.IsAsciiLetterLower(c) || c == '-')) + "." + gemeente;
}
