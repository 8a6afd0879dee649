using System.Text.Json.Nodes;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Schuldhulp;

/// <summary>What a creditor reported, apart from about whom.</summary>
public sealed record Signaal(string Bron, DateOnly Datum)
{
    public decimal? Bedrag { get; init; }
    public bool IsCrisis { get; init; }

    /// <summary>How the sender knows it; the same one twice is the same signal.</summary>
    public string? Kenmerk { get; init; }
}

/// <summary>Where an early signal ended up.</summary>
public sealed record Signaalplek(Zaak Zaak, bool IsGevoegd);

/// <summary>
/// Takes in an early signal: debt help begins with making contact, without a melding and with the same terms as one. On a resident who
/// has debt help already it joins that case.
/// </summary>
public sealed class VroegsignaalService(
    CaseFlowDbContext db,
    Transactie transactie,
    Configuratie configuratie,
    InwonerService inwoners,
    Zaaknummers nummers,
    ZaakLader lader,
    Werkproces werkproces,
    Schuldhulpvraag vraag,
    Signaalsleutels sleutels,
    Dossier dossier)
{
    /// <summary>Who may enter or import signals.</summary>
    public static readonly IReadOnlyList<string> Rollen = ["schuldhulpverlener", "administratie", "teamleider"];

    private static readonly string[] OpenVoorCrisis = ["contact", "eerste-gesprek"];

    /// <returns>The case in which it is handled.</returns>
    /// <exception cref="WeigeringException">Refused; nothing was stored.</exception>
    public Task<Signaalplek> RegistrerenAsync(Handeling handeling, JsonObject gegevens) => transactie.RunAsync(async () =>
    {
        Controleer(handeling);
        var invoer = new Invoer(gegevens);
        var fouten = FormulierControle.Controleer(new Controlevraag(configuratie.Formulieren["vroegsignaal"], invoer, null, configuratie.Keuzelijsten(handeling.Gemeente), handeling.Moment)
        {
            OokVerplicht = new Dictionary<string, string?> { ["inwoner.naam"] = null, ["inwoner.geboortedatum"] = null },
        });
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        var inwoner = await inwoners.VindOfMaakAsync(handeling, invoer.Groep("inwoner"));
        return await NeemAanAsync(handeling, inwoner, new Signaal(invoer.Tekst("bron")!, invoer.Datum("datum") ?? handeling.Vandaag)
        {
            Bedrag = decimal.TryParse(invoer.Tekst("bedrag"), System.Globalization.CultureInfo.InvariantCulture, out var bedrag) ? bedrag : null,
            IsCrisis = invoer.Ja("crisis"),
            Kenmerk = invoer.Tekst("kenmerk"),
        });
    });

    public void Controleer(Handeling handeling)
    {
        if (handeling.Rol != Handeling.RolSysteem && !Rollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen vroegsignaal vastleggen.");
        }
        if (!configuratie.Gemeenten[handeling.Gemeente].Routes.Contains(Schuldhulpvraag.Route))
        {
            throw new WeigeringException("route-ontbreekt", "De route schuldhulp is er in deze gemeente nog niet.");
        }
    }

    /// <summary>Inside a transaction: the signal of a known resident.</summary>
    internal async Task<Signaalplek> NeemAanAsync(Handeling handeling, Inwoner inwoner, Signaal signaal)
    {
        var sleutel = sleutels.Van(inwoner.Id, signaal);
        if (await db.Vroegsignalen.AnyAsync(s => s.GemeenteId == handeling.Gemeente && s.Sleutel == sleutel))
        {
            throw new WeigeringException("signaal-al-bekend", "Dit signaal is al eerder vastgelegd. Er is niets dubbel gedaan.");
        }
        var bestaand = await LopendAsync(inwoner.Id);
        var nummer = bestaand is null ? await nummers.VolgendeAsync(handeling.Vandaag.Year) : null;
        // Handing out a number lets one in at a time: a signal that came a moment earlier has made the case by now.
        bestaand ??= await LopendAsync(inwoner.Id);
        var c = bestaand is { } id ? await lader.LaadAsync(id, handeling) : Open(handeling, inwoner, signaal, nummer!);
        var nieuw = new Vroegsignaal
        {
            GemeenteId = handeling.Gemeente,
            ZaakId = c.Zaak.Id,
            InwonerId = inwoner.Id,
            Bron = signaal.Bron,
            Bedrag = signaal.Bedrag,
            Datum = signaal.Datum,
            IsCrisis = signaal.IsCrisis,
            IsGevoegd = bestaand is not null,
            Sleutel = sleutel,
            Ontvangen = handeling.Moment,
            Door = handeling.Naam,
        };
        db.Vroegsignalen.Add(nieuw);
        var van = configuratie.Keuzelijsten(handeling.Gemeente).Naam("bron-vroegsignaal", signaal.Bron);
        dossier.Tel(c.Zaak, handeling, "vroegsignaal.ontvangen", $"Vroegsignaal van {DatumTekst.Datum(signaal.Datum)}: {van}{(signaal.IsCrisis ? ", met een dreigende crisis" : "")}.",
            new Telregel(("bron", signaal.Bron), ("crisis", signaal.IsCrisis ? "ja" : "nee")) { Datum = signaal.Datum, Over = nieuw.Id });
        if (bestaand is null)
        {
            await StartAsync(c, signaal);
        }
        else if (signaal.IsCrisis && (await werkproces.OpenTakenAsync(c.Zaak)).Any(t => OpenVoorCrisis.Contains(t.Stap)))
        {
            await vraag.GevraagdAsync(c, signaal.Datum, isCrisis: true);
        }
        return new Signaalplek(c.Zaak, bestaand is not null);
    }

    private Task<Guid?> LopendAsync(Guid inwonerId) => db.RouteInstanties
        .Where(i => i.Route == Schuldhulpvraag.Route && i.Status == InstantieStatus.Actief && i.Zaak!.InwonerId == inwonerId && i.Zaak.Status == ZaakStatus.Open)
        .OrderBy(i => i.GestartOp).Select(i => (Guid?)i.ZaakId).FirstOrDefaultAsync();

    private ZaakContext Open(Handeling handeling, Inwoner inwoner, Signaal signaal, string nummer)
    {
        var gemeente = configuratie.Gemeenten[handeling.Gemeente];
        var zaak = new Zaak
        {
            Nummer = nummer,
            GemeenteId = gemeente.Id,
            InwonerId = inwoner.Id,
            Inwoner = inwoner,
            HuishoudenId = inwoners.HuishoudenVan(inwoner),
            Team = gemeente.TeamVoor("schuldhulpverlener", inwoner.Wijk),
            Wijk = inwoner.Wijk,
            Wet = "Wgs",
            TypeHulpvraag = "schulden",
            Ontvangen = signaal.Datum == handeling.Vandaag ? handeling.Moment : AmsterdamTime.StartOf(signaal.Datum),
        };
        db.Zaken.Add(zaak);
        return new ZaakContext(handeling, zaak, gemeente);
    }

    // Nobody weighed anything yet: the track starts, but no outcome is counted.
    private async Task StartAsync(ZaakContext c, Signaal signaal)
    {
        var spoor = new Spoor { HuishoudenId = c.Zaak.HuishoudenId!.Value, ZaakId = c.Zaak.Id, Soort = Schuldhulpvraag.Route, GestartOp = c.Nu };
        db.Sporen.Add(spoor);
        await vraag.GevraagdAsync(c, signaal.Datum, signaal.IsCrisis);
        await werkproces.StartAsync(c, Schuldhulpvraag.Route, spoor);
    }
}
