using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>One fictitious account per role and municipality, only in demo mode.</summary>
public static class DemoAccounts
{
    public const string Wachtwoord = "Welkom-in-Twente-2026";

    /// <summary>The account name of a role: consulent.hengelo.</summary>
    public static string Gebruikersnaam(string rol, string gemeente) => $"{rol}.{gemeente}";

    public static async Task MaakAsync(IServiceProvider services, DateTimeOffset nu)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Medewerker>>();
        var normalizer = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>();
        var configuratie = scope.ServiceProvider.GetRequiredService<Configuratie>();
        var hash = hasher.HashPassword(new Medewerker(), Wachtwoord);
        // Also when somebody made an account of that name: a name exists once.
        var namen = configuratie.Gemeenten.Values.SelectMany(g => g.Rollen.Select(r => Gebruikersnaam(r.Id, g.Id))).ToList();
        var bestaand = await db.Users.Where(u => namen.Contains(u.UserName!)).Select(u => u.UserName).ToListAsync();
        foreach (var gemeente in configuratie.Gemeenten.Values)
        {
            foreach (var rol in gemeente.Rollen.Where(r => !bestaand.Contains(Gebruikersnaam(r.Id, gemeente.Id))))
            {
                var naam = Gebruikersnaam(rol.Id, gemeente.Id);
                var medewerker = new Medewerker
                {
                    Id = Guid.CreateVersion7(),
                    UserName = naam,
                    NormalizedUserName = normalizer.NormalizeName(naam),
                    Naam = Naam(rol.Id),
                    GemeenteId = gemeente.Id,
                    PasswordHash = hash,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    LockoutEnabled = true,
                    IsDemo = true,
                };
                medewerker.Rollen.Add(new MedewerkerRol { Rol = rol.Id, Van = AmsterdamTime.DateOf(nu).AddYears(-2) });
                medewerker.Teams.AddRange(gemeente.Teams.Select(t => new Teamlid { Team = t.Id, IsLeider = rol.Id == "teamleider", Van = AmsterdamTime.DateOf(nu).AddYears(-2) }));
                db.Users.Add(medewerker);
            }
        }
        await db.SaveChangesAsync();
    }

    public static string Overzicht(Configuratie configuratie)
    {
        var gemeenten = configuratie.Gemeenten.Values.OrderBy(g => g.Naam, StringComparer.Ordinal).ToList();
        var regels = Configuratie.Rollen.Select(rol => $"  {string.Concat(gemeenten.Select(g => $"{Gebruikersnaam(rol, g.Id),-28}"))}".TrimEnd());
        return $"Demo-accounts, een per rol en gemeente (wachtwoord voor alle: {Wachtwoord}):{Environment.NewLine}{string.Join(Environment.NewLine, regels)}";
    }

    private static string Naam(string rol) => rol switch
    {
        "intake" => "Ilse Vermeer", "consulent" => "Carla Smit", "jeugdregisseur" => "Joris Mulder", "regisseur" => "Renske Visser", "procesregisseur" => "Pim de Wit", "spoedteam" => "Sanne Kok",
        "schuldhulpverlener" => "Sjoerd Postma", "klantmanager" => "Karin Bos", "jurist" => "Julia Prins", "administratie" => "Anton Blom", "teamleider" => "Thea Hoekstra",
        "kwaliteit" => "Koen Maas", "beleid" => "Bram Willems", "beheer" => "Babette Kuiper", _ => "Petra Dijkman",
    };
}
