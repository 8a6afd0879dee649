using System.Security.Claims;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Toegang;

/// <summary>Puts the roles that hold today into the sign-in cookie; the first is the one acted in until another is chosen.</summary>
public sealed class MedewerkerClaims(UserManager<Medewerker> gebruikers, IOptions<IdentityOptions> opties, CaseFlowDbContext db, Configuratie configuratie, OidcProviders providers, TimeProvider klok)
    : UserClaimsPrincipalFactory<Medewerker>(gebruikers, opties)
{
    public const string GemeenteId = "gemeente-id";
    public const string Organisatie = "organisatie";

    public const string Demo = "demo";

    private const string Eerst = "eerst";
    private const string EersteWachtwoord = "/Account/Wachtwoord";
    private const string EersteFactor = "/Account/TweedeFactor";

    /// <summary>What must be done first; no other page opens until then. Who came in through the organisation has no password here, and may have shown a second factor there.</summary>
    public static string? EerstVan(ClaimsPrincipal wie) => wie.FindAll(Eerst).Select(c => c.Value)
        .FirstOrDefault(e => e == EersteWachtwoord ? !IsViaOrganisatie(wie) : !wie.HasClaim(Aanmeldbezoek.Factoren, Aanmeldbezoek.TweeFactoren));

    public static bool IsViaOrganisatie(ClaimsPrincipal wie) => wie.HasClaim(c => c.Type == ClaimTypes.AuthenticationMethod);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Medewerker user)
    {
        var identiteit = await base.GenerateClaimsAsync(user);
        var vandaag = AmsterdamTime.DateOf(klok.GetUtcNow());
        var rollen = await db.Set<MedewerkerRol>().Where(r => r.MedewerkerId == user.Id && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag))
            .OrderBy(r => r.Id).Select(r => r.Rol).ToListAsync();
        identiteit.RemoveClaim(identiteit.FindFirst(Options.ClaimsIdentity.UserNameClaimType));
        identiteit.AddClaim(new Claim(Options.ClaimsIdentity.UserNameClaimType, user.Naam));
        identiteit.AddClaims(rollen.Select(r => new Claim(Options.ClaimsIdentity.RoleClaimType, r)));
        identiteit.AddClaim(new Claim(GemeenteId, user.GemeenteId));
        if (user.Organisatie is { } organisatie)
        {
            identiteit.AddClaim(new Claim(Organisatie, organisatie));
        }
        identiteit.AddClaim(new Claim("gemeente", configuratie.Gemeenten.GetValueOrDefault(user.GemeenteId)?.Naam ?? user.GemeenteId));
        if (user.IsWachtwoordTijdelijk)
        {
            identiteit.AddClaim(new Claim(Eerst, EersteWachtwoord));
        }
        if (!user.TwoFactorEnabled && (configuratie.Gemeenten.GetValueOrDefault(user.GemeenteId) is { TweedeFactorVerplicht: true } || providers.IsEmergency(user)))
        {
            identiteit.AddClaim(new Claim(Eerst, EersteFactor));
        }
        if (user.IsDemo)
        {
            identiteit.AddClaim(new Claim(Demo, "ja"));
        }
        if (configuratie.Gemeenten.GetValueOrDefault(user.GemeenteId)?.Leveringsladder is not null)
        {
            identiteit.AddClaim(new Claim(Navigatie.HeeftLeveringsladder, "ja"));
        }
        return identiteit;
    }
}

/// <summary>Who is signed in, as the one who acts now.</summary>
public sealed class Aanmelding(IHttpContextAccessor http, TimeProvider klok)
{
    private ClaimsPrincipal Wie => http.HttpContext?.User ?? throw new InvalidOperationException("Er is geen aanvraag.");

    public IReadOnlyList<string> Rollen => [.. Wie.FindAll(ClaimTypes.Role).Select(c => c.Value)];

    /// <summary>The act in this role; without one, in the first of the roles that fit the task, else the first role.</summary>
    public Handeling Handeling(IEnumerable<string>? passend = null, string? reden = null)
    {
        var rol = passend is null ? null : Rollen.FirstOrDefault(passend.Contains);
        return new Handeling(
            Guid.Parse(Wie.FindFirstValue(ClaimTypes.NameIdentifier)!),
            Wie.Identity!.Name!,
            rol ?? Rollen.FirstOrDefault() ?? "",
            Wie.FindFirstValue(MedewerkerClaims.GemeenteId)!,
            klok.GetUtcNow(),
            reden)
        { Namens = Wie.FindFirstValue(MedewerkerClaims.Organisatie), Herkomst = Herkomst(http.HttpContext!) };
    }

    /// <summary>The way in and the address it came from.</summary>
    public static string Herkomst(HttpContext context) => $"{(context.User.FindFirstValue(Tokenaanmelding.TokenNaam) is { } token ? $"token {token}" : context.Request.Path.StartsWithSegments("/api") ? "api" : "scherm")}, {context.Connection.RemoteIpAddress?.ToString() ?? "onbekend adres"}";
}
