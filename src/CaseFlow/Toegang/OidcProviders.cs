using System.Text.RegularExpressions;
using CaseFlow.Gemeenten;
using Microsoft.Extensions.Configuration.Json;

namespace CaseFlow.Toegang;

/// <summary>An OpenID Connect provider with which an organisation signs in its people, as the administrator set it under <c>SignIn:Providers:ID</c>.</summary>
public sealed record OidcProvider
{
    public string Id { get; init; } = "";

    /// <summary>What the button says.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whose accounts it may open; never those of another municipality.</summary>
    public IReadOnlyList<string> Municipalities { get; init; } = [];

    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The claim that holds the name of the account.</summary>
    public string Claim { get; init; } = "preferred_username";

    /// <summary>What may stand behind the at sign of that name; empty: anything.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>Asked of the provider (acr_values), for instance the level at which it asks for a second factor.</summary>
    public string AcrValues { get; init; } = "";

    /// <summary>Values of <c>amr</c> and <c>acr</c> that say that a second factor was shown.</summary>
    public IReadOnlyList<string> SecondFactorAmr { get; init; } = [];

    public IReadOnlyList<string> SecondFactorAcr { get; init; } = [];

    /// <summary>Whether people of these municipalities may also sign in with a password of CaseFlow.</summary>
    public bool Passwords { get; init; } = true;

    /// <summary>Accounts of a functional manager that keep a password for when the provider cannot be reached.</summary>
    public IReadOnlyList<string> PasswordAccounts { get; init; } = [];

    /// <summary>Whether signing out offers to sign out with the provider as well.</summary>
    public bool SignOut { get; init; } = true;

    internal string Scheme => $"oidc-{Id}";

    internal bool IsLocal => Uri.TryCreate(Authority, UriKind.Absolute, out var adres) && adres.IsLoopback;

    public override string ToString() => $"provider {Id}";
}

/// <summary>Every provider of this installation, and who may still use a password beside them.</summary>
public sealed partial class OidcProviders(IReadOnlyList<OidcProvider> all)
{
    public static readonly OidcProviders None = new([]);

    private const string Section = "SignIn:Providers";

    private static readonly string[] Mfa = ["mfa"];

    public IReadOnlyList<OidcProvider> All => all;

    public OidcProvider? Find(string? id) => all.FirstOrDefault(p => p.Id == id);

    /// <summary>True when nobody of this municipality signs in with a password, but for the accounts named for an emergency.</summary>
    public bool IsWithoutPasswords(string gemeente) => all.Any(p => !p.Passwords && p.Municipalities.Contains(gemeente));

    /// <summary>An account that keeps its password where others have none. It only does so as functional manager, and with a second factor.</summary>
    public bool IsEmergency(Medewerker medewerker) => IsWithoutPasswords(medewerker.GemeenteId)
        && all.Any(p => p.Municipalities.Contains(medewerker.GemeenteId) && p.PasswordAccounts.Contains(medewerker.UserName, StringComparer.OrdinalIgnoreCase));

    /// <exception cref="InvalidDataException">A setting cannot be used; said before anything starts.</exception>
    public static OidcProviders Read(IConfigurationRoot settings, Configuratie configuratie)
    {
        var gemeenten = configuratie.Gemeenten.Keys.ToHashSet();
        return new([.. settings.GetSection(Section).GetChildren().Select(deel => Read(deel, settings, gemeenten))]);
    }

    private static OidcProvider Read(IConfigurationSection deel, IConfigurationRoot settings, HashSet<string> gemeenten)
    {
        foreach (var bestand in settings.Providers.OfType<JsonConfigurationProvider>())
        {
            // A settings file is copied, shown and put in version control.
            Require(!bestand.TryGet($"{deel.Path}:ClientSecret", out var waarde) || string.IsNullOrEmpty(waarde), deel, "ClientSecret does not belong in the settings file: give it as an environment variable, or name a file in ClientSecretFile");
        }
        var gelezen = deel.Get<OidcProvider>() ?? new OidcProvider();
        var pad = deel["ClientSecretFile"];
        Require(string.IsNullOrEmpty(pad) || File.Exists(pad), deel, "the file of ClientSecretFile is not there");
        var provider = gelezen with
        {
            Id = deel.Key,
            Name = gelezen.Name.Length > 0 ? gelezen.Name : deel.Key,
            Authority = gelezen.Authority.TrimEnd('/'),
            ClientSecret = string.IsNullOrEmpty(pad) ? gelezen.ClientSecret : File.ReadAllText(pad).Trim(),
            // A list that is set is the list: the binder adds to one that is there.
            SecondFactorAmr = gelezen.SecondFactorAmr.Count > 0 || deel.GetSection("SecondFactorAmr").Exists() ? gelezen.SecondFactorAmr : Mfa,
        };
        Require(Id().IsMatch(deel.Key), deel, "its name has small letters, digits and hyphens, at most 40");
        Require(provider.Municipalities.Count > 0 && provider.Municipalities.All(gemeenten.Contains), deel, $"Municipalities names one or more of {string.Join(", ", gemeenten.Order(StringComparer.Ordinal))}");
        Require(Uri.TryCreate(provider.Authority, UriKind.Absolute, out var adres) && adres.Query.Length == 0 && adres.Fragment.Length == 0 && provider.Authority.Length <= 200
            && (adres.Scheme == Uri.UriSchemeHttps || (adres.Scheme == Uri.UriSchemeHttp && adres.IsLoopback)), deel, "Authority is the https address of the issuer, without a question mark");
        Require(provider.ClientId.Length > 0, deel, "ClientId is missing");
        Require(provider.ClientSecret.Length > 0, deel, $"the secret is missing: set {deel.Path.Replace(":", "__", StringComparison.Ordinal)}__ClientSecret in the environment, or ClientSecretFile");
        Require(provider.Scopes.Split(' ').Contains("openid"), deel, "Scopes holds openid");
        Require(provider.Claim.Length > 0, deel, "Claim is missing");
        return provider;
    }

    private static void Require(bool holds, IConfigurationSection deel, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"The setting {deel.Path} cannot be used: {what}.");
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Id();
}
