using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Plannen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Besluiten;

/// <summary>A running provision stops before its last day: a decision, at any moment, beside the tasks.</summary>
public sealed class IndicatieBeeindigen(CaseFlowDbContext db, Indicaties indicaties, BesluitService besluiten, MandaatService mandaat, Werkproces werkproces, Sporenstarter sporenstarter) : ZaakHandeling
{
    private static readonly string[] Rollen = ["consulent", "jeugdregisseur", "klantmanager", "regisseur", "schuldhulpverlener", "teamleider"];

    public override string Id => "indicatie-beeindigen";

    public override string Naam => "Voorziening beëindigen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.HeeftLopendeVoorziening;

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => indicaties.KeuzesAsync(zaak);

    public override async Task ControleerRolAsync(ZaakContext c, Invoer invoer)
    {
        var voorziening = invoer.Tekst("voorziening");
        var bedoeld = (await indicaties.LopendAsync(c.Zaak.Id)).Where(i => voorziening is null || i.Voorziening == voorziening).ToList();
        if (!bedoeld.Exists(i => Eis(c, i, invoer).Tekent?.Contains(c.Handeling.Rol) == true))
        {
            ControleerRol(c, bedoeld);
        }
    }

    /// <summary>Who may decide that these provisions end.</summary>
    internal static void ControleerRol(ZaakContext c, IReadOnlyList<Indicatie> bedoeld)
    {
        if (bedoeld.Count > 0 && bedoeld.All(i => i.Wet == "Jeugdwet") && c.Handeling.Rol != "jeugdregisseur")
        {
            throw new WeigeringException("skj-verplicht", "Over jeugdhulp besluit een jeugdregisseur met SKJ-registratie. Vraag een collega.");
        }
        if (!Rollen.Contains(c.Handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Een voorziening beëindigen is een besluit. Dat hoort niet bij uw rol.");
        }
    }

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer)
    {
        var verplicht = (await indicaties.KeuzeVerplichtAsync(c.Zaak.Id)).ToDictionary();
        if (verplicht.Count == 0 && (await indicaties.LopendAsync(c.Zaak.Id)).FirstOrDefault() is { } enige)
        {
            foreach (var veld in MandaatService.Verplicht(Eis(c, enige, invoer)))
            {
                verplicht[veld] = null;
            }
        }
        return verplicht;
    }

    public override async Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        var indicatie = await indicaties.KiesAsync(c.Zaak.Id, invoer);
        var per = invoer.Datum("ingangsdatum");
        if (per < indicatie.Ingangsdatum)
        {
            throw new WeigeringException("datum-te-vroeg:ingangsdatum", $"De voorziening begon op {DatumTekst.Datum(indicatie.Ingangsdatum)}. Kies die dag of later.", "ingangsdatum");
        }
        if (per > indicatie.Einddatum)
        {
            throw new WeigeringException("datum-te-laat:ingangsdatum", $"De voorziening stopt al op {DatumTekst.Datum(indicatie.Einddatum.Value)}. Kies die dag of eerder.", "ingangsdatum");
        }
        MandaatService.Controleer(c, Eis(c, indicatie, invoer), invoer);
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var indicatie = await indicaties.KiesAsync(c.Zaak.Id, invoer);
        await besluiten.BeeindigAsync(c, indicatie, invoer);
        var open = await werkproces.OpenTakenAsync(c.Zaak);
        // A decision that is still asked for has to be taken, whatever happened to the help before it.
        if (db.Sporen.Local.FirstOrDefault(s => s.Id == indicatie.SpoorId) is not { GeeindigdOp: null } spoor || open.Any(t => t.SpoorId == spoor.Id && t.Stap == "besluit"))
        {
            return;
        }
        foreach (var instantie in (await werkproces.ActieveAsync(c.Zaak)).Where(i => i.SpoorId == spoor.Id))
        {
            await werkproces.StopAsync(c, instantie, "beeindigd");
        }
        sporenstarter.Eindig(c, spoor, spoor.Soort);
    }

    private Mandaateis Eis(ZaakContext c, Indicatie indicatie, Invoer invoer) => mandaat.Eis(c, Id, "beeindigd", invoer, indicatie.Voorziening, indicatie.SpoorId);
}
