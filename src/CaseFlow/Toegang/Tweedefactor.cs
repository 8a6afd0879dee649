using System.Security.Cryptography;
using System.Text;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Shared;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace CaseFlow.Toegang;

/// <summary>What is needed to set up an app: the key to type and the picture to scan.</summary>
public sealed record Koppelgegevens(string Sleutel, string Qr);

/// <summary>The second factor of an account: codes from an app (TOTP, RFC 6238), and recovery codes for when the phone is gone.</summary>
public sealed class Tweedefactor(UserManager<Medewerker> accounts, IUserStore<Medewerker> bewaard, Transactie transactie, Logschrijver log, Geheim geheim)
{
    private const int Herstelcodes = 10;
    private const int Sleutellengte = 20;

    /// <summary>The key of an app that still has to be linked. It is derived, so that only looking at the page stores nothing, and it is another one as soon as anything of the account changes.</summary>
    public Koppelgegevens Voorstel(Medewerker medewerker)
    {
        var sleutel = Nieuw(medewerker);
        var adres = $"otpauth://totp/{Uri.EscapeDataString($"CaseFlow:{medewerker.UserName}")}?secret={sleutel}&issuer=CaseFlow&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(adres, QRCodeGenerator.ECCLevel.M);
        return new Koppelgegevens(string.Join(' ', sleutel.Chunk(4).Select(c => new string(c))), new SvgQRCode(code).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute));
    }

    /// <summary>Links the app when its code fits, and gives the recovery codes, which are shown once.</summary>
    /// <exception cref="WeigeringException"><c>code-onjuist</c>.</exception>
    public Task<IReadOnlyList<string>> KoppelAsync(Handeling handeling, Guid id, string? code) => transactie.RunAsync<IReadOnlyList<string>>(async () =>
    {
        var medewerker = await VindAsync(id);
        await ((MedewerkerStore)bewaard).SetAuthenticatorKeyAsync(medewerker, Nieuw(medewerker));
        if (!await IsJuistAsync(medewerker, code))
        {
            throw new WeigeringException("code-onjuist", "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat en vul de code in die de app nu laat zien.", "code");
        }
        medewerker.TwoFactorEnabled = true;
        medewerker.LaatsteCode = Hash(code!);
        var codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(medewerker, Herstelcodes))!.ToList();
        log.Beheerd(handeling, $"tweede factor gekoppeld: {medewerker.UserName}");
        return codes;
    });

    /// <summary>Does the code fit now, and was it not used just before? A code serves once.</summary>
    public async Task<bool> GebruikAsync(Medewerker medewerker, string? code)
    {
        if (!await IsJuistAsync(medewerker, code) || medewerker.LaatsteCode == Hash(code!))
        {
            return false;
        }
        medewerker.LaatsteCode = Hash(code!);
        // Of two that come with the same code at the same moment one is too late: the stamp of the row has changed.
        return (await accounts.UpdateAsync(medewerker)).Succeeded;
    }

    public async Task<Medewerker> VindAsync(Guid id) => await accounts.FindByIdAsync(id.ToString()) ?? throw new WeigeringException("account-onbekend", "Dit account bestaat niet meer.");

    private string Nieuw(Medewerker medewerker) =>
        Base32(HMACSHA256.HashData(geheim.Sleutel("tweede-factor-voorstel", 32), Encoding.UTF8.GetBytes($"{medewerker.Id:N}|{medewerker.SecurityStamp}")).AsSpan(0, Sleutellengte));

    // RFC 4648; twenty bytes are thirty-two letters without padding.
    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var tekst = new StringBuilder();
        var (rest, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (rest, bits) = ((rest << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                tekst.Append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(rest >> (bits - 5)) & 31]);
            }
            rest &= (1 << bits) - 1;
        }
        return tekst.ToString();
    }

    private async Task<bool> IsJuistAsync(Medewerker medewerker, string? code) =>
        code is not null && await accounts.VerifyTwoFactorTokenAsync(medewerker, TokenOptions.DefaultAuthenticatorProvider, Kaal(code));

    private static string Kaal(string code) => code.Replace(" ", "", StringComparison.Ordinal);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Kaal(code))));
}
