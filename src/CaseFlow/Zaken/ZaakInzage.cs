using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Zaken;

/// <summary>Who may see which case: the one place, used inside every query and before every read. Every read is logged.</summary>
public sealed class ZaakInzage(CaseFlowDbContext db, Dossier dossier, Afschermingen afschermingen, Configuratie configuratie)
{
    /// <summary>
    /// The cases somebody may see: of their teams, with work for their teams, on their name or that of who they replace today, under their care,
    /// or in a household under their regie as far as the purpose matrix lets the regie read them. What is shielded only who is named sees, and
    /// that without any of these. What they opened in need they see until its hours are over.
    /// </summary>
    public IQueryable<Zaak> Zichtbaar(Handeling handeling) => Zaken(handeling, OnderRegie(handeling));

    /// <summary>As <see cref="Zichtbaar"/> without the regie: the cases somebody works on, whose law says what they read for.</summary>
    public IQueryable<Zaak> Betrokken(Handeling handeling) => Zaken(handeling, db.Zaken.Where(_ => false).Select(z => z.Id));

    private IQueryable<Zaak> Zaken(Handeling handeling, IQueryable<Guid> onderRegie)
    {
        if (Toegangsregels.ZonderZaken.Contains(handeling.Rol) || handeling.MedewerkerId is not { } wie)
        {
            return db.Zaken.Where(_ => false);
        }
        var (vandaag, nu) = (handeling.Vandaag, handeling.Moment);
        var teams = db.Set<Teamlid>().Where(t => t.MedewerkerId == wie && t.Van <= vandaag && (t.Tot == null || t.Tot >= vandaag)).Select(t => t.Team);
        var afwezig = db.Afwezigheden.Where(a => a.VervangerId == wie && a.IngetrokkenOp == null && a.Van <= vandaag && (a.Tot == null || a.Tot >= vandaag)).Select(a => (Guid?)a.MedewerkerId);
        var nood = db.Noodtoegangen.Where(n => n.MedewerkerId == wie && n.Op <= nu && n.Tot > nu).Select(n => n.ZaakId);
        var (dichteZaken, dichteInwoners) = (afschermingen.DichteZaken(handeling), afschermingen.DichteInwoners(handeling));
        var (genoemdeZaken, genoemdeInwoners) = (afschermingen.GenoemdeZaken(handeling), afschermingen.GenoemdeInwoners(handeling));
        return db.Zaken.Where(z => z.GemeenteId == handeling.Gemeente
            && (nood.Contains(z.Id)
                || (!dichteZaken.Contains(z.Id) && (z.InwonerId == null || !dichteInwoners.Contains(z.InwonerId.Value))
                    && (teams.Contains(z.Team)
                        || z.BehandelaarId == wie
                        || genoemdeZaken.Contains(z.Id)
                        || (z.InwonerId != null && genoemdeInwoners.Contains(z.InwonerId.Value))
                        || onderRegie.Contains(z.Id)
                        || db.Ingewijden.Any(i => i.ZaakId == z.Id && (i.MedewerkerId == wie || afwezig.Contains(i.MedewerkerId)) && db.RouteInstanties.Any(r => r.Id == i.InstantieId && r.Status == InstantieStatus.Actief))
                        || db.Taken.Any(t => t.ZaakId == z.Id && t.Status == TaakStatus.Open && !t.IsBesloten && (t.ToegewezenAanId == wie || teams.Contains(t.Team) || afwezig.Contains(t.ToegewezenAanId)))))));
    }

    // Who holds the regie reads for the laws of the case in which the plan was made and of the open cases on their own name.
    private IQueryable<Guid> OnderRegie(Handeling handeling)
    {
        var (wie, vandaag) = (handeling.MedewerkerId, handeling.Vandaag);
        var wetten = configuratie.Keuzelijsten(handeling.Gemeente).Keuzes("wet").Select(w => (string?)w.Id).Append(null).ToList();
        var paren = wetten.SelectMany(van => wetten.Select(naar => (Sleutel: $"{van}>{naar}", naar, configuratie.Doelbinding.Van(van, naar, vandaag).Uitkomst))).ToList();
        var toegestaan = paren.Where(p => p.Uitkomst == Doelgebruik.Toegestaan).Select(p => p.Sleutel).ToList();
        var metToestemming = paren.Where(p => p.Uitkomst == Doelgebruik.Toestemming && p.naar is not null).Select(p => p.Sleutel).ToList();
        return db.Plannen.Where(p => p.RegisseurId == wie && !db.Plannen.Any(later => later.HuishoudenId == p.HuishoudenId && later.Versie > p.Versie))
            .Join(db.Zaken, p => (Guid?)p.HuishoudenId, z => z.HuishoudenId, (p, z) => new { Plan = p, Zaak = z })
            .Where(x => db.Zaken.Any(e => e.HuishoudenId == x.Plan.HuishoudenId && (e.Id == x.Plan.ZaakId || (e.BehandelaarId == wie && e.Status == ZaakStatus.Open))
                && (e.Id == x.Zaak.Id
                    || toegestaan.Contains((x.Zaak.Wet ?? "") + ">" + (e.Wet ?? ""))
                    || (metToestemming.Contains((x.Zaak.Wet ?? "") + ">" + (e.Wet ?? "")) && db.Toestemmingen.Any(t => t.InwonerId == x.Zaak.InwonerId && t.NaarWet == e.Wet
                        && (t.VanWet == null || t.VanWet == x.Zaak.Wet) && t.IngetrokkenOp == null && t.Van <= vandaag && (t.Tot == null || t.Tot >= vandaag))))))
            .Select(x => x.Zaak.Id);
    }

    /// <summary>Until when the case that was opened last is open by noodtoegang; null when it is open without.</summary>
    public DateTimeOffset? NoodtoegangTot { get; private set; }

    /// <summary>Opens a case for reading and logs who looked, also when it was refused.</summary>
    /// <exception cref="WeigeringException"><c>geen-toegang</c>, for a case that does not exist as well, so that a number tells nothing.</exception>
    public async Task<Zaak> OpenAsync(Handeling handeling, string nummer, string onderdeel)
    {
        var (wie, nu) = (handeling.MedewerkerId, handeling.Moment);
        var gevonden = await Zichtbaar(handeling).Include(z => z.Inwoner).Include(z => z.Huishouden).AsNoTracking().Where(z => z.Nummer == nummer)
            .Select(z => new { Zaak = z, Tot = db.Noodtoegangen.Where(n => n.ZaakId == z.Id && n.MedewerkerId == wie && n.Op <= nu && n.Tot > nu).Max(n => (DateTimeOffset?)n.Tot) }).SingleOrDefaultAsync();
        var zaak = gevonden?.Zaak;
        NoodtoegangTot = gevonden?.Tot;
        if (gevonden is { Tot: not null })
        {
            // Whatever is logged of this case from here on says on which ground.
            dossier.OpGrond(gevonden.Zaak, Noodtoegangen.Grond);
        }
        var gevraagd = zaak ?? await db.Zaken.AsNoTracking().SingleOrDefaultAsync(z => z.Nummer == nummer);
        dossier.Inzien(handeling, zaak?.Inwoner, gevraagd, onderdeel, isToegestaan: zaak is not null);
        await db.SaveChangesAsync();
        return zaak ?? throw new WeigeringException("geen-toegang", "Deze zaak bestaat niet, of u mag hem niet zien. Vraag het team van de zaak als u hem nodig heeft.");
    }
}
