using System.Linq.Expressions;
using System.Reflection;
using CaseFlow.Data;
using CaseFlow.Logboek;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Tellingen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>
/// Makes one resident of two: whatever points to the one points to the other from now, in one household with one plan, and is counted as one person.
/// A pointer stays, so that what the log says of it can still be read.
/// </summary>
public sealed class Samenvoegen(CaseFlowDbContext db, ZaakLader lader, HuishoudenService huishoudens, Planversies plannen, Signaalsleutels signaalsleutels, Telcorrectie telling, Persoonscorrectie personen, Dossier dossier)
{
    // A line of the log never changes, and the others need more than another id.
    private static readonly Type[] Eigen = [typeof(Logregel), typeof(Naamsleutel), typeof(HuishoudenLid), typeof(Toestemming)];

    private static readonly MethodInfo Verwijs = typeof(Samenvoegen).GetMethod(nameof(VerwijsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public async Task VoerUitAsync(ZaakContext c, Samenvoegvoorstel voorstel)
    {
        // Every case of both, so that nothing happens to one meanwhile.
        var zaken = new List<Zaak>();
        foreach (var id in await db.Zaken.Where(z => z.InwonerId == voorstel.BlijftId || z.InwonerId == voorstel.GaatOpId).OrderBy(z => z.Id).Select(z => z.Id).ToListAsync())
        {
            zaken.Add(id == c.Zaak.Id ? c.Zaak : (await lader.LaadAsync(id, c.Handeling)).Zaak);
        }
        var blijft = await db.Inwoners.Include(i => i.Huishoudens).SingleAsync(i => i.Id == voorstel.BlijftId);
        var gaatOp = await db.Inwoners.Include(i => i.Huishoudens).SingleAsync(i => i.Id == voorstel.GaatOpId);
        var (eigen, andere) = (zaken.Where(z => z.InwonerId == blijft.Id).ToList(), zaken.Where(z => z.InwonerId == gaatOp.Id).ToList());
        foreach (var zaak in andere)
        {
            // Also a line in the log of the one who goes up in the other.
            dossier.Noteer(zaak, c.Handeling, "inwoner.samengevoegd", "De inwoner van deze zaak stond twee keer in CaseFlow. De gegevens zijn samengevoegd. Brieven die al verstuurd zijn, blijven zoals ze waren.", voorstel.Reden);
        }
        await VulAanAsync(c, blijft, gaatOp);
        await VerwijsAllesAsync(blijft, gaatOp);
        foreach (var zaak in zaken)
        {
            (zaak.InwonerId, zaak.Inwoner) = (blijft.Id, blijft);
        }
        (gaatOp.SamengevoegdMetId, gaatOp.SamengevoegdOp) = (blijft.Id, c.Nu);
        await db.SaveChangesAsync();
        await VoegHuishoudensSamenAsync(c, blijft, gaatOp, voorstel.Huishouden, zaken);
        foreach (var zaak in eigen)
        {
            dossier.Noteer(zaak, c.Handeling, "inwoner.samengevoegd", $"De inwoner stond ook met een andere zaak in CaseFlow. {c.Handeling.Naam} beoordeelde het voorstel van {voorstel.Door}.", voorstel.Reden);
        }
        await db.SaveChangesAsync();
        foreach (var zaak in zaken)
        {
            await telling.HertelAsync(c, zaak, ookHuishouden: true);
        }
        await db.SaveChangesAsync();
        // What has no case: facts that were imported, and the yearly snapshot.
        await personen.VoegSamenAsync(blijft, gaatOp.Id);
    }

    // Who stays keeps what is known; only what is missing comes from the other. A warning on either side holds.
    private async Task VulAanAsync(ZaakContext c, Inwoner blijft, Inwoner gaatOp)
    {
        if (blijft.Adres is null && blijft.Postcode is null)
        {
            (blijft.Adres, blijft.Postcode, blijft.Wijk) = (gaatOp.Adres, gaatOp.Postcode, blijft.Wijk ?? gaatOp.Wijk);
        }
        blijft.Geslacht ??= gaatOp.Geslacht;
        blijft.Telefoon ??= gaatOp.Telefoon;
        blijft.Mail ??= gaatOp.Mail;
        blijft.ContactVoorkeur ??= gaatOp.ContactVoorkeur;
        blijft.Tolk ??= gaatOp.Tolk;
        blijft.VeiligBereikbaar = gaatOp.VeiligBereikbaar is "nee" or "false" ? gaatOp.VeiligBereikbaar : blijft.VeiligBereikbaar ?? gaatOp.VeiligBereikbaar;
        blijft.IsAdresGeheim |= gaatOp.IsAdresGeheim;
        blijft.OverledenOp ??= gaatOp.OverledenOp;
        if (blijft.BsnHash is null && gaatOp.BsnHash is { } hash)
        {
            var versleuteld = gaatOp.BsnVersleuteld;
            (gaatOp.BsnHash, gaatOp.BsnVersleuteld) = (null, null);
            // A number belongs to one at a time.
            await db.SaveChangesAsync();
            (blijft.BsnHash, blijft.BsnVersleuteld) = (hash, versleuteld);
        }
        foreach (var (veld, oud) in new[] { ("De naam van de andere inschrijving", blijft.Naam == gaatOp.Naam ? null : gaatOp.Naam), ("De geboortedatum van de andere inschrijving", blijft.Geboortedatum == gaatOp.Geboortedatum ? null : Termijnen.DatumTekst.Datum(gaatOp.Geboortedatum)) })
        {
            if (oud is not null)
            {
                db.Persoonswijzigingen.Add(Persoonswijziging.Van(c, blijft.Id, veld, oud));
            }
        }
    }

    // Whatever table points to a resident, also one that comes later.
    private async Task VerwijsAllesAsync(Inwoner blijft, Inwoner gaatOp)
    {
        foreach (var signaal in await db.Vroegsignalen.Where(s => s.InwonerId == gaatOp.Id).ToListAsync())
        {
            await signaalsleutels.VerhangAsync(db, signaal, blijft.Id);
        }
        foreach (var soort in db.Model.GetEntityTypes().Where(e => e.FindProperty("InwonerId") is not null && !Eigen.Contains(e.ClrType)).Select(e => e.ClrType))
        {
            await (Task)Verwijs.MakeGenericMethod(soort).Invoke(null, [db, gaatOp.Id, blijft.Id])!;
        }
        var laatste = await db.Toestemmingen.Where(t => t.InwonerId == blijft.Id).MaxAsync(t => (int?)t.Nummer) ?? 0;
        foreach (var toestemming in await db.Toestemmingen.Where(t => t.InwonerId == gaatOp.Id).OrderBy(t => t.Nummer).ToListAsync())
        {
            (toestemming.InwonerId, toestemming.Nummer) = (blijft.Id, ++laatste);
        }
    }

    private static async Task VerwijsAsync<T>(CaseFlowDbContext db, Guid van, Guid naar) where T : class
    {
        var rij = Expression.Parameter(typeof(T));
        var isVan = Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Convert(Expression.Property(rij, "InwonerId"), typeof(Guid?)), Expression.Convert(((Expression<Func<Guid>>)(() => van)).Body, typeof(Guid?))), rij);
        foreach (var gevonden in await db.Set<T>().IgnoreQueryFilters().Where(isVan).ToListAsync())
        {
            db.Entry(gevonden).Property("InwonerId").CurrentValue = naar;
        }
    }

    // One person lives in one household. The other stays for who else lives there; where nobody does it never was one.
    private async Task VoegHuishoudensSamenAsync(ZaakContext c, Inwoner blijft, Inwoner gaatOp, string? keuze, List<Zaak> zaken)
    {
        var (hier, daar) = (blijft.Huishoudens.SingleOrDefault(l => l.Tot is null), gaatOp.Huishoudens.SingleOrDefault(l => l.Tot is null));
        var naar = hier is null || (daar is not null && (keuze == "andere-zaak" || (keuze is null && await IsGedeeldAsync(daar) && !await IsGedeeldAsync(hier)))) ? daar : hier;
        var vervalt = naar == hier ? daar : hier;
        if (vervalt is not null && naar is not null && vervalt.HuishoudenId != naar.HuishoudenId)
        {
            var isLeeg = !await IsGedeeldAsync(vervalt);
            var mee = zaken.Where(z => z.HuishoudenId == vervalt.HuishoudenId && (isLeeg || z.Status == ZaakStatus.Open)).ToList();
            await huishoudens.VerplaatsZakenAsync(mee, naar.HuishoudenId);
            await plannen.VerhuisAsync(c.Handeling, new Planverhuizing([blijft], [.. mee.Select(z => z.Id)], vervalt.HuishoudenId, naar.HuishoudenId) { HoudtRegie = isLeeg });
            if (!isLeeg)
            {
                vervalt.Tot = c.Vandaag > vervalt.Van ? c.Vandaag : vervalt.Van;
            }
        }
        foreach (var lid in gaatOp.Huishoudens.ToList())
        {
            lid.InwonerId = blijft.Id;
            lid.Inwoner = blijft;
        }
        if (vervalt is { Tot: null } && naar is not null)
        {
            naar.Van = vervalt.Van < naar.Van && vervalt.HuishoudenId == naar.HuishoudenId ? vervalt.Van : naar.Van;
            naar.Rol ??= vervalt.Rol;
            db.HuishoudenLeden.Remove(vervalt);
        }
    }

    private Task<bool> IsGedeeldAsync(HuishoudenLid lid) => db.HuishoudenLeden.AnyAsync(l => l.HuishoudenId == lid.HuishoudenId && l.InwonerId != lid.InwonerId);
}
