using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Voorzieningen;

/// <summary>The running provisions of a case, which of them an act is about, and how they are counted.</summary>
public sealed class Indicaties(CaseFlowDbContext db, Dossier dossier, Configuratie configuratie)
{
    /// <summary>Newest first; what was given once only does not run.</summary>
    public Task<List<Indicatie>> LopendAsync(Guid zaakId) =>
        db.Indicaties.Where(i => i.ZaakId == zaakId && i.BeeindigdOp == null && !i.IsEenmalig).OrderByDescending(i => i.Ingangsdatum).ThenByDescending(i => i.Id).ToListAsync();

    /// <summary>The provision an act is about: the one chosen, or the only one.</summary>
    /// <exception cref="WeigeringException"><c>geen-lopende-indicatie</c>.</exception>
    public async Task<Indicatie> KiesAsync(Guid zaakId, Invoer invoer)
    {
        var voorziening = invoer.Tekst("voorziening");
        return (await LopendAsync(zaakId)).Find(i => voorziening is null || i.Voorziening == voorziening) ?? throw Geen(voorziening);
    }

    /// <summary>Where several provisions run it must be said which one.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> KeuzeVerplichtAsync(Guid zaakId) =>
        (await LopendAsync(zaakId)).Select(i => i.Voorziening).Distinct().Count() > 1 ? new Dictionary<string, string?> { ["voorziening"] = null } : new Dictionary<string, string?>();

    /// <summary>The running provisions as choices of the field <c>voorziening</c>.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak)
    {
        var gemeente = configuratie.Gemeenten[zaak.GemeenteId];
        return new Dictionary<string, IReadOnlyList<Keuze>>
        {
            ["voorziening"] = [.. (await LopendAsync(zaak.Id)).DistinctBy(i => i.Voorziening).Select(i => new Keuze(i.Voorziening, gemeente.Voorziening(i.Voorziening)?.Naam ?? i.Voorziening))],
        };
    }

    public void TelToegekend(ZaakContext c, Indicatie indicatie, string? contractvorm = null, string? locatie = null) =>
        dossier.Tel(c.Zaak, c.Handeling, "indicatie.toegekend", $"{Naam(c, indicatie)} {(indicatie.BesluitId is null ? "geregistreerd" : "toegekend")} vanaf {DatumTekst.Datum(indicatie.Ingangsdatum)}.", new Telregel(
            ("wet", Wet(c, indicatie)), ("voorziening", indicatie.Voorziening), ("leveringsvorm", indicatie.Leveringsvorm), ("aanbieder", Kebab(indicatie.Aanbieder)),
            ("contractvorm", Kebab(contractvorm)), ("locatie", Kebab(locatie)), ("grondslag", indicatie.Grondslag),
            ("verwijzer", indicatie.BesluitId is null ? indicatie.Verwijzer : "gemeente"), ("vorm", c.Gemeente.Voorziening(indicatie.Voorziening)?.Vorm), ("tijdelijk", indicatie.IsTijdelijk ? "ja" : "nee"))
        {
            GeldigVan = indicatie.Ingangsdatum,
            // What is given once is held on the day it is given; otherwise it would run for ever.
            GeldigTot = indicatie.Einddatum ?? (indicatie.IsEenmalig ? indicatie.Ingangsdatum : null),
            Over = indicatie.Id,
        });

    /// <summary>The end of a provision. An end that was counted before is replaced, so that it ends once.</summary>
    /// <param name="isGenoteerd">The line of another event tells it already.</param>
    public async Task TelEindeAsync(ZaakContext c, Indicatie indicatie, string reden, bool isGenoteerd = false)
    {
        var eerder = await dossier.LaatsteAsync(c.Zaak.GemeenteId, "indicatie.beeindigd", indicatie.Id);
        var telregel = new Telregel(("reden", reden), ("voorziening", indicatie.Voorziening), ("wet", Wet(c, indicatie)))
        {
            GeldigVan = indicatie.Ingangsdatum,
            GeldigTot = indicatie.BeeindigdOp,
            Over = indicatie.Id,
            Vervangt = eerder,
        };
        if (isGenoteerd || eerder is not null)
        {
            dossier.Tel(c.Zaak.GemeenteId, c.Handeling, "indicatie.beeindigd", telregel, c.Zaak);
        }
        else
        {
            dossier.Tel(c.Zaak, c.Handeling, "indicatie.beeindigd", $"{Naam(c, indicatie)} stopt{(indicatie.BeeindigdOp is { } op ? $" per {DatumTekst.Datum(op)}" : "")}.", telregel);
        }
        // Who waited for it waits no longer.
        if (eerder is null && indicatie is { OpWachtlijstSinds: not null, LeveringGestartOp: null })
        {
            dossier.Tel(c.Zaak.GemeenteId, c.Handeling, "wachtlijst.verlaten",
                new Telregel(("voorziening", indicatie.Voorziening), ("wet", indicatie.Wet), ("reden", reden)) { GeldigTot = indicatie.BeeindigdOp < c.Vandaag ? indicatie.BeeindigdOp : c.Vandaag, Over = indicatie.Id }, c.Zaak);
        }
    }

    // Of a case under no law yet the provision says it.
    private static string? Wet(ZaakContext c, Indicatie indicatie) => indicatie.Wet ?? c.Gemeente.Voorziening(indicatie.Voorziening)?.Wet;

    public static string Naam(ZaakContext c, Indicatie indicatie) => c.Gemeente.Voorziening(indicatie.Voorziening)?.Naam ?? indicatie.Voorziening;

    // A dimension is a word, never a sentence: the name of a provider is counted by its kebab-case form.
    internal static string? Kebab(string? tekst) => tekst is null ? null
        : string.Join('-', tekst.ToLowerInvariant().Split([' ', '.', ',', '/', '&', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries));

    private static WeigeringException Geen(string? voorziening) => new("geen-lopende-indicatie",
        voorziening is null ? "Er loopt in deze zaak geen voorziening." : "Deze voorziening loopt niet in deze zaak. Kies een voorziening die loopt.", voorziening is null ? null : "voorziening");
}
