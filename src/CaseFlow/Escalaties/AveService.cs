using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Escalaties;

/// <summary>The Ave of a case: where it stands on the ladder, how it begins, and every move on it.</summary>
public sealed class AveService(CaseFlowDbContext db, Sporenstarter sporenstarter, Dossier dossier)
{
    public const string Route = "ave";

    /// <summary>The move that holds now, the last one of an ended Ave included.</summary>
    public async Task<Niveauwijziging?> LaatsteAsync(Guid zaakId)
    {
        await db.Niveauwijzigingen.Where(n => n.ZaakId == zaakId && n.VervangenOp == null).LoadAsync();
        return db.Niveauwijzigingen.Local.Where(n => n.ZaakId == zaakId && n.VervangenOp is null).MaxBy(n => n.Op);
    }

    public static async Task<bool> LooptAsync(Werkproces werkproces, ZaakContext c) => (await werkproces.ActieveAsync(c.Zaak)).Any(i => i.Route == Route);

    /// <summary>Begins the Ave beside whatever else runs, as a track of its own; one that runs already goes on.</summary>
    public async Task StartAsync(Werkproces werkproces, ZaakContext c)
    {
        if (c.Gemeente.Ladder is null)
        {
            throw new WeigeringException("ave-geen-ladder", $"{c.Gemeente.Naam} werkt niet met een escalatieladder.");
        }
        if (!werkproces.HeeftRoute(c.Gemeente, Route))
        {
            throw new WeigeringException("route-ontbreekt", $"De route '{Route}' is er in deze installatie nog niet.");
        }
        if (await LooptAsync(werkproces, c))
        {
            return;
        }
        var spoor = db.Sporen.Local.FirstOrDefault(s => s is { Soort: Route, GestartOp: null } && s.ZaakId == c.Zaak.Id);
        if (spoor is null)
        {
            spoor = new Spoor { HuishoudenId = c.Zaak.HuishoudenId!.Value, ZaakId = c.Zaak.Id, Soort = Route };
            db.Sporen.Add(spoor);
        }
        await sporenstarter.StartAsync(werkproces, c, spoor);
    }

    /// <summary>Writes a move down and counts it; that a rung was kept or left for good is told, but is no change of rung.</summary>
    public async Task ZetAsync(TaakContext c, Laddertrede? naar, Richting richting)
    {
        var (ladder, invoer) = (c.Gemeente.Ladder!, c.Invoer);
        var vorige = await LaatsteAsync(c.Zaak.Id);
        if (vorige is not null)
        {
            vorige.VervangenOp = c.Nu;
        }
        // Who goes on with the same rung need not say again who leads.
        var oud = richting == Richting.Gelijk ? vorige : null;
        var gekozen = invoer.Teksten("criteria");
        var datum = invoer.Datum("datum") ?? c.Vandaag;
        var wijziging = new Niveauwijziging
        {
            ZaakId = c.Zaak.Id,
            HuishoudenId = c.Zaak.HuishoudenId,
            Van = vorige?.Naar,
            Naar = naar?.Code,
            Richting = richting,
            Naam = naar?.Naam,
            Kleur = naar?.Kleur,
            Zwaarte = naar?.Zwaarte,
            LadderVersie = ladder.Versie,
            Aanleiding = invoer.Tekst("aanleiding") ?? oud?.Aanleiding,
            Doel = invoer.Tekst("doel") ?? oud?.Doel,
            Casusregie = invoer.Tekst("casusregie") ?? oud?.Casusregie,
            Procesregie = invoer.Tekst("procesregie") ?? oud?.Procesregie,
            Bestuurlijk = invoer.Tekst("bestuurlijk") ?? oud?.Bestuurlijk,
            Criteria = string.Join('\n', ladder.Treden.SelectMany(t => t.Criteria.Where(k => gekozen.Contains(k.Id)).Select(k => $"{t.Code}: {k.Naam}"))) is { Length: > 0 } tekst ? tekst : oud?.Criteria,
            IsAcuut = invoer.Ja("acuut"),
            Datum = datum,
            HerzienOp = naar is null ? null : invoer.Datum("herzien-op") ?? (naar.HerzienNaWeken is { } weken ? datum.AddDays(7 * weken) : null),
            Toelichting = invoer.Tekst("toelichting"),
            Op = c.Nu,
            MedewerkerId = c.Handeling.MedewerkerId,
            Door = c.Handeling.Naam,
            Rol = c.Handeling.Rol,
        };
        db.Niveauwijzigingen.Add(wijziging);
        Vertel(c, wijziging, vorige?.Richting == Richting.Einde ? null : vorige, naar);
    }

    private void Vertel(TaakContext c, Niveauwijziging wijziging, Niveauwijziging? vorige, Laddertrede? naar)
    {
        var toelichting = string.Join('\n', new[] { wijziging.Aanleiding, wijziging.Doel is { } doel ? $"Doel: {doel}" : null }.OfType<string>()) is { Length: > 0 } tekst ? tekst : null;
        switch (wijziging.Richting)
        {
            case Richting.Einde:
                dossier.Noteer(c.Zaak, c.Handeling, "ave.beeindigd", $"De aanpak voorkoming escalatie is klaar, vanaf trede {wijziging.Van}.", wijziging.Toelichting ?? toelichting);
                return;
            case Richting.Gelijk:
                dossier.Noteer(c.Zaak, c.Handeling, "ave.niveau_gehandhaafd", $"AVE blijft op trede {naar!.Aanduiding}.", wijziging.Toelichting);
                break;
            default:
                dossier.Tel(c.Zaak, c.Handeling, "ave.niveau_gewijzigd", wijziging.Van is null ? $"AVE begint op trede {naar!.Aanduiding}." : $"AVE gaat van trede {wijziging.Van} naar {naar!.Aanduiding}.",
                    new Telregel(
                        ("niveau", naar.Code), ("van", wijziging.Van), ("richting", wijziging.Richting.ToString().ToLowerInvariant()),
                        ("zwaarte", naar.Zwaarte.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("acuut", wijziging.IsAcuut ? "ja" : null)) { Datum = wijziging.Datum },
                    toelichting);
                break;
        }
        TelRegie(c, "casusregie", wijziging.Casusregie, vorige?.Casusregie);
        TelRegie(c, "procesregie", wijziging.Procesregie, vorige?.Procesregie);
    }

    private void TelRegie(TaakContext c, string soort, string? wie, string? was)
    {
        if (wie is not null && !string.Equals(wie, was, StringComparison.OrdinalIgnoreCase))
        {
            dossier.Tel(c.Zaak, c.Handeling, "regie.toegewezen", $"{wie} voert de {soort}.", new Telregel(("soort", soort)));
        }
    }
}
