using System.Security.Cryptography;
using CaseFlow.Data;
using CaseFlow.Escalaties;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Zaken;

/// <summary>The case: what must be done, by when and why; where it stands; and everything that is known of it.</summary>
public sealed class ZaakModel(Aanmelding aanmelding, ZaakInzage inzage, ZaakOverzichtQuery overzichten, HandelingService handelingen, AveOverzichten aves, BsnKluis kluis, Samenvoegbeelden samenvoegbeelden, Dossier dossier, CaseFlowDbContext db) : PageModel
{
    [FromRoute]
    public string Nummer { get; set; } = "";

    [FromQuery]
    public string? Toon { get; set; }

    [FromQuery]
    public long? Voor { get; set; }

    /// <summary>Null when the case does not exist or may not be seen: the page tells no difference.</summary>
    public ZaakOverzicht? Overzicht { get; private set; }

    public IReadOnlyList<ZaakHandeling> Handelingen { get; private set; } = [];

    /// <summary>Where this household stands on the ladder.</summary>
    public AveStand Ave { get; private set; } = AveStand.Geen;

    /// <summary>Both residents of a proposal to make them one, as far as somebody may see them.</summary>
    public Samenvoegbeeld? Samenvoeging { get; private set; }

    /// <summary>Set only in the answer to who asked for it.</summary>
    public string? Bsn { get; private set; }

    /// <summary>What was known before, as far as a page may show it.</summary>
    public string Was(Persoonswijziging wijziging) => kluis.Gemaskeerd(wijziging.OudVersleuteld) ?? (wijziging.IsVertrouwelijk ? "staat hier niet" : wijziging.Oud ?? "onbekend");

    public string? BsnGemaskeerd => kluis.Gemaskeerd(Overzicht?.Zaak.Inwoner?.BsnVersleuteld);

    public Task<IActionResult> OnGetAsync() => ToonAsync("zaak");

    public async Task<IActionResult> OnPostBsnAsync()
    {
        var antwoord = await ToonAsync("bsn");
        if (Overzicht?.Zaak.Inwoner?.BsnVersleuteld is { } versleuteld)
        {
            Bsn = Onthul(versleuteld);
        }
        return antwoord;
    }

    public bool MagDoen(Werkprocessen.Taak taak) => taak.Rollen.Any(r => aanmelding.Rollen.Contains(r.Rol));

    /// <summary>Until when the case is open to who opened it in need; else null.</summary>
    public DateTimeOffset? NoodtoegangTot { get; private set; }

    public static string Moment(DateTimeOffset op) => $"{DatumTekst.Kort(AmsterdamTime.DateOf(op))} {AmsterdamTime.Local(op):yyyy, HH:mm}";

    public static string Dag(DateTimeOffset op) => DatumTekst.Datum(AmsterdamTime.DateOf(op));

    private async Task<IActionResult> ToonAsync(string onderdeel)
    {
        var handeling = aanmelding.Handeling(Toegangsregels.Zaakrollen);
        try
        {
            var zaak = await inzage.OpenAsync(handeling, Nummer, onderdeel);
            Overzicht = await overzichten.LaadAsync(zaak, handeling, Toon, Voor);
            NoodtoegangTot = inzage.NoodtoegangTot;
            Ave = Overzicht.HeeftAve ? await aves.VanAsync(zaak, handeling, Overzicht.Route.Lopend.Any(b => b.Route == AveService.Route)) : AveStand.Geen;
            foreach (var lid in Overzicht.Leden.Where(l => l.InwonerId != zaak.InwonerId))
            {
                dossier.Inzien(handeling, lid.Inwoner, zaak, "huishouden van een zaak");
            }
            Samenvoeging = Overzicht.Samenvoeging is { } voorstel ? await samenvoegbeelden.VanAsync(voorstel, handeling) : null;
            await db.SaveChangesAsync();
            Handelingen = [.. handelingen.Alle.Where(h => (h.IsAltijd || h.IsVoorAfgesloten == Overzicht.IsAfgesloten) && h.AlleenVoor?.Intersect(aanmelding.Rollen).Any() != false && h.IsZinvol(Overzicht))];
        }
        catch (WeigeringException)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        return Page();
    }

    private string Onthul(byte[] versleuteld)
    {
        try
        {
            return kluis.Ontsleutel(versleuteld).Onthul();
        }
        catch (CryptographicException)
        {
            return "niet leesbaar met de sleutel van deze installatie; vraag de functioneel beheerder";
        }
    }
}
