using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Meldcodes;

/// <summary>A colleague takes the steps over and from then on knows of the meldcode; who hands over keeps seeing it.</summary>
public sealed class MeldcodeOverdragen(CaseFlowDbContext db, Beslotenheid beslotenheid, Werkproces werkproces, TaakService taken) : ZaakHandeling
{
    private static readonly string[] Rollen = ["intake", "consulent", "jeugdregisseur", "regisseur", "procesregisseur", "spoedteam", "schuldhulpverlener", "klantmanager"];

    public override string Id => "meldcode-overdragen";

    public override string Naam => "Meldcode overdragen";

    public override bool IsAltijd => true;

    public override bool IsBesloten => true;

    // The overview holds a closed run only for who works on it.
    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Route.Lopend.Any(b => b.Route == MeldcodeService.Route);

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["naar"] = [.. (await db.Users.AsNoTracking().Where(m => m.GemeenteId == zaak.GemeenteId && m.Rollen.Any(r => Rollen.Contains(r.Rol) && r.Tot == null))
            .OrderBy(m => m.Naam).Select(m => new { m.Id, m.Naam }).ToListAsync()).Select(m => new Keuze(m.Id.ToString(), m.Naam))],
    };

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var mijne = await beslotenheid.Instanties(c.Handeling).ToListAsync();
        var open = (await werkproces.OpenTakenAsync(c.Zaak)).Where(t => t.IsBesloten && mijne.Contains(t.InstantieId)).ToList();
        if (open.Count == 0)
        {
            throw new WeigeringException("taak-niet-open", "U werkt in deze zaak niet aan een meldcode.");
        }
        var naar = invoer.Tekst("naar");
        Guid? id = Guid.TryParse(naar, out var gekozen) ? gekozen : null;
        var collega = await db.Users.Include(m => m.Rollen).FirstOrDefaultAsync(m => m.GemeenteId == c.Zaak.GemeenteId && (m.Naam == naar || m.Id == id))
            ?? throw new WeigeringException("waarde-onbekend:naar", "Deze collega is niet gevonden. Kies een naam uit de lijst.", "naar");
        foreach (var taak in open)
        {
            await taken.DraagOverAsync(c, taak.Id, collega, null);
        }
    }
}
