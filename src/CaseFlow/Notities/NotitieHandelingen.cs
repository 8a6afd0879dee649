using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Zaken;

namespace CaseFlow.Notities;

/// <summary>Writes a note in the case, also when it is closed: who works on it may have something to say that belongs in the file.</summary>
public sealed class NotitieSchrijven(Notitieboek notities) : ZaakHandeling
{
    public override string Id => "notitie";

    public override string Naam => "Notitie schrijven";

    public override bool IsAltijd => true;

    public override Task VoerUitAsync(ZaakContext c, Invoer invoer) => notities.SchrijfAsync(c, invoer.Tekst("tekst")!, invoer.Teksten("genoemd"));
}

/// <summary>Adds to a note of one's own, where something was wrong or is missing.</summary>
public sealed class NotitieAanvullen(Notitieboek notities) : ZaakHandeling
{
    public override string Id => "notitie-aanvullen";

    public override string Naam => "Notitie aanvullen of verbeteren";

    /// <summary>Offered beside the note itself, to who wrote it.</summary>
    public override bool IsZinvol(ZaakOverzicht overzicht) => false;

    public override bool IsAltijd => true;

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) =>
        new Dictionary<string, IReadOnlyList<Keuze>> { ["notitie"] = await notities.KeuzesAsync(zaak) };

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer) =>
        await notities.SchrijfAsync(c, invoer.Tekst("tekst")!, invoer.Teksten("genoemd"), await notities.EigenAsync(c, invoer.Tekst("notitie")));
}
