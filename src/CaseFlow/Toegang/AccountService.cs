using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>What the functional manager does with the accounts of their municipality. Each act is in the log, and ends the sessions of that account. Its tokens end with a new password, when it is closed, and with the role that they need.</summary>
public sealed class AccountService(CaseFlowDbContext db, UserManager<Medewerker> accounts, Transactie transactie, Logschrijver log, Configuratie configuratie, OidcProviders providers, Toegangstokens tokens)
{
    private static readonly string[] Beheerders = ["beheer", Handeling.RolSysteem];

    /// <summary>By name, with all their roles and teams, also the ended ones.</summary>
    public Task<List<Medewerker>> LijstAsync(Handeling handeling) =>
        db.Users.AsNoTracking().Include(m => m.Rollen).Include(m => m.Teams).Where(m => m.GemeenteId == handeling.Gemeente).OrderBy(m => m.Naam).ThenBy(m => m.UserName).AsSplitQuery().ToListAsync();

    /// <summary>Null when there is no such account in this municipality.</summary>
    public Task<Medewerker?> LeesAsync(Handeling handeling, Guid id) =>
        db.Users.AsNoTracking().Include(m => m.Rollen).Include(m => m.Teams).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id && m.GemeenteId == handeling.Gemeente);

    /// <summary>A new account with one role and its team; returns the password for once, or null where people sign in through their organisation.</summary>
    /// <exception cref="WeigeringException">A name that is taken or not allowed, or a role that does not exist.</exception>
    public Task<(Guid Id, string? Wachtwoord)> MaakAsync(Handeling handeling, string? gebruikersnaam, string? naam, string? organisatie, string? rol) => transactie.RunAsync(async () =>
    {
        Controleer(handeling);
        var inGemeente = configuratie.Gemeenten[handeling.Gemeente].Rollen.FirstOrDefault(r => r.Id == rol) ?? throw new WeigeringException("rol-onbekend", "Kies een rol uit de lijst.", "rol");
        var medewerker = new Medewerker
        {
            Id = Guid.CreateVersion7(),
            UserName = Verplicht(gebruikersnaam, "gebruikersnaam", "Vul een gebruikersnaam in."),
            Naam = Verplicht(naam, "naam", "Vul de naam van de medewerker in."),
            Organisatie = string.IsNullOrWhiteSpace(organisatie) ? null : organisatie.Trim(),
            GemeenteId = handeling.Gemeente,
            LockoutEnabled = true,
        };
        var wachtwoord = HeeftWachtwoord(medewerker) ? Wachtwoordregels.Eenmalig() : null;
        medewerker.IsWachtwoordTijdelijk = wachtwoord is not null;
        medewerker.Rollen.Add(new MedewerkerRol { Rol = inGemeente.Id, Van = handeling.Vandaag });
        medewerker.Teams.Add(new Teamlid { Team = inGemeente.Team, IsLeider = inGemeente.Id == "teamleider", Van = handeling.Vandaag });
        var uitkomst = wachtwoord is null ? await accounts.CreateAsync(medewerker) : await accounts.CreateAsync(medewerker, wachtwoord);
        if (!uitkomst.Succeeded)
        {
            throw new WeigeringException("gebruikersnaam-ongeldig", uitkomst.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
                ? "Deze gebruikersnaam bestaat al. Kies een andere."
                : "Deze gebruikersnaam kan niet. Gebruik letters, cijfers, punten en streepjes.", "gebruikersnaam");
        }
        log.Beheerd(handeling, $"account gemaakt: {medewerker.UserName}, rol {inGemeente.Id}");
        return (medewerker.Id, wachtwoord);
    });

    public Task RolGevenAsync(Handeling handeling, Guid id, string? rol, DateOnly? van, DateOnly? tot) => WijzigAsync(handeling, id, medewerker =>
    {
        var nieuw = new MedewerkerRol { MedewerkerId = id, Rol = configuratie.Gemeenten[handeling.Gemeente].Rollen.FirstOrDefault(r => r.Id == rol)?.Id ?? throw new WeigeringException("rol-onbekend", "Kies een rol uit de lijst.", "rol"), Van = van ?? handeling.Vandaag, Tot = tot };
        ControleerPeriode(nieuw.Van, nieuw.Tot, "tot");
        if (medewerker.Rollen.Any(r => r.Rol == nieuw.Rol && (r.Tot ?? DateOnly.MaxValue) >= nieuw.Van && (nieuw.Tot ?? DateOnly.MaxValue) >= r.Van))
        {
            throw new WeigeringException("rol-dubbel", "Deze medewerker heeft die rol al in deze periode.", "rol");
        }
        db.Add(nieuw);
        return $"rol gegeven: {nieuw.Rol}{(nieuw.Tot is { } einde ? $" tot en met {einde:yyyy-MM-dd}" : "")}";
    });

    public Task RolBeeindigenAsync(Handeling handeling, Guid id, Guid rolId) => WijzigAsync(handeling, id, async medewerker =>
    {
        var rol = medewerker.Rollen.Find(r => r.Id == rolId) ?? throw Onbekend();
        if (id == handeling.MedewerkerId && rol.Rol == "beheer")
        {
            throw new WeigeringException("eigen-rol", "Uw eigen rol beheer kunt u niet beëindigen. Vraag een andere functioneel beheerder.", "rol");
        }
        rol.Tot = Gisteren(handeling, rol.Van);
        if (rol.Tot is null)
        {
            db.Remove(rol);
        }
        var blijft = medewerker.Rollen.Where(r => r.Id != rolId && (r.Tot is null || r.Tot >= handeling.Vandaag)).Select(r => r.Rol).ToList();
        await tokens.BeeindigAsync(handeling, medewerker, "einde van een rol", [.. Bereiken.Voor([rol.Rol]).Except(Bereiken.Voor(blijft)).Select(b => b.Bereik)]);
        return $"rol beëindigd: {rol.Rol}";
    });

    public Task TeamGevenAsync(Handeling handeling, Guid id, string? team, bool isLeider) => WijzigAsync(handeling, id, medewerker =>
    {
        var gekozen = configuratie.Gemeenten[handeling.Gemeente].Teams.FirstOrDefault(t => t.Id == team)?.Id ?? throw new WeigeringException("team-onbekend", "Kies een team uit de lijst.", "team");
        if (medewerker.Teams.Any(t => t.Team == gekozen && (t.Tot is null || t.Tot >= handeling.Vandaag)))
        {
            throw new WeigeringException("team-dubbel", "Deze medewerker zit al in dit team.", "team");
        }
        db.Add(new Teamlid { MedewerkerId = id, Team = gekozen, IsLeider = isLeider, Van = handeling.Vandaag });
        return $"team gegeven: {gekozen}{(isLeider ? ", als leider" : "")}";
    });

    public Task TeamBeeindigenAsync(Handeling handeling, Guid id, Guid lidId) => WijzigAsync(handeling, id, medewerker =>
    {
        var lid = medewerker.Teams.Find(t => t.Id == lidId) ?? throw Onbekend();
        lid.Tot = Gisteren(handeling, lid.Van);
        if (lid.Tot is null)
        {
            db.Remove(lid);
        }
        return $"team beëindigd: {lid.Team}";
    });

    /// <summary>A new password for once, when the old one is forgotten or known to others.</summary>
    public Task<string> NieuwWachtwoordAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var (medewerker, wachtwoord) = (await TeWijzigenAsync(handeling, id), Wachtwoordregels.Eenmalig());
        if (!HeeftWachtwoord(medewerker))
        {
            throw new WeigeringException("wachtwoord-staat-uit", "In uw gemeente meldt iedereen zich aan via de organisatie. Een wachtwoord van CaseFlow werkt hier niet.");
        }
        medewerker.PasswordHash = accounts.PasswordHasher.HashPassword(medewerker, wachtwoord);
        medewerker.IsWachtwoordTijdelijk = true;
        medewerker.LockoutEnd = null;
        medewerker.AccessFailedCount = 0;
        await tokens.BeeindigAsync(handeling, medewerker, "nieuw wachtwoord");
        Sluit(handeling, medewerker, "nieuw wachtwoord gegeven");
        return wachtwoord;
    });

    public Task BlokkerenAsync(Handeling handeling, Guid id) => WijzigAsync(handeling, id, async medewerker =>
    {
        if (id == handeling.MedewerkerId)
        {
            throw new WeigeringException("eigen-account", "Uw eigen account kunt u niet blokkeren.");
        }
        medewerker.IsGeblokkeerd = true;
        await tokens.BeeindigAsync(handeling, medewerker, "blokkeren");
        return "account geblokkeerd";
    });

    public Task DeblokkerenAsync(Handeling handeling, Guid id) => WijzigAsync(handeling, id, medewerker =>
    {
        (medewerker.IsGeblokkeerd, medewerker.LockoutEnd, medewerker.AccessFailedCount) = (false, null, 0);
        return "account weer geopend";
    });

    /// <summary>Somebody lost their phone: the second factor is set up anew at the next sign-in.</summary>
    public Task TweedeFactorWissenAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var medewerker = await TeWijzigenAsync(handeling, id);
        medewerker.TwoFactorEnabled = false;
        medewerker.LaatsteCode = null;
        await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync();
        Sluit(handeling, medewerker, "tweede factor gewist");
    });

    /// <summary>Somebody is known differently at the organisation since: at the next sign-in the account is linked anew, by its name.</summary>
    public Task KoppelingWissenAsync(Handeling handeling, Guid id) => transactie.RunAsync(async () =>
    {
        var medewerker = await TeWijzigenAsync(handeling, id);
        await db.UserLogins.Where(l => l.UserId == id).ExecuteDeleteAsync();
        Sluit(handeling, medewerker, "koppeling met de organisatie gewist");
    });

    /// <summary>With which providers the account is linked.</summary>
    public Task<List<string>> KoppelingenAsync(Guid id) => db.UserLogins.Where(l => l.UserId == id).Select(l => l.ProviderDisplayName ?? l.LoginProvider).ToListAsync();

    public bool HeeftWachtwoord(Medewerker medewerker) => !providers.IsWithoutPasswords(medewerker.GemeenteId) || providers.IsEmergency(medewerker);

    private Task WijzigAsync(Handeling handeling, Guid id, Func<Medewerker, string> wijzig) => WijzigAsync(handeling, id, medewerker => Task.FromResult(wijzig(medewerker)));

    private Task WijzigAsync(Handeling handeling, Guid id, Func<Medewerker, Task<string>> wijzig) => transactie.RunAsync(async () =>
    {
        var medewerker = await TeWijzigenAsync(handeling, id);
        Sluit(handeling, medewerker, await wijzig(medewerker));
    });

    private async Task<Medewerker> TeWijzigenAsync(Handeling handeling, Guid id)
    {
        Controleer(handeling);
        return await db.Users.Include(m => m.Rollen).Include(m => m.Teams).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id && m.GemeenteId == handeling.Gemeente) ?? throw Onbekend();
    }

    // Another stamp than the one in the cookie ends the sessions of this account within a minute.
    private void Sluit(Handeling handeling, Medewerker medewerker, string feit)
    {
        medewerker.SecurityStamp = Guid.NewGuid().ToString("N");
        log.Beheerd(handeling, $"{feit}: {medewerker.UserName}");
    }

    // The last day is the one before today; what began today or later never was.
    private static DateOnly? Gisteren(Handeling handeling, DateOnly van) => van < handeling.Vandaag ? handeling.Vandaag.AddDays(-1) : null;

    private static void ControleerPeriode(DateOnly van, DateOnly? tot, string veld)
    {
        if (tot < van)
        {
            throw new WeigeringException("periode-ongeldig", "De laatste dag ligt voor de eerste dag.", veld);
        }
    }

    private static string Verplicht(string? waarde, string veld, string melding) =>
        string.IsNullOrWhiteSpace(waarde) ? throw new WeigeringException($"verplicht-veld:{veld}", melding, veld) : waarde.Trim();

    private static void Controleer(Handeling handeling)
    {
        if (!Beheerders.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Alleen de functioneel beheerder wijzigt accounts.");
        }
    }

    private static WeigeringException Onbekend() => new("account-onbekend", "Dit account bestaat niet in uw gemeente.");
}
