using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>The resident of the case allows one exchange.</summary>
public sealed class ToestemmingGeven(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "toestemming-geven";

    public override string Naam => "Toestemming vastleggen";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Zaak.InwonerId is not null;

    public override Task ControleerAsync(ZaakContext c, Invoer invoer)
    {
        if (c.Zaak.InwonerId is null)
        {
            throw new WeigeringException("inwoner-onbekend", "Leg eerst vast om wie het gaat.");
        }
        if (invoer.Heeft("naar-wet") == invoer.Heeft("ontvanger"))
        {
            throw new WeigeringException("veld-verplicht:naar-wet", "Kies voor welke wet de gegevens gebruikt mogen worden, of vul in wie ze krijgt. Leg twee toestemmingen vast als het om beide gaat.", "naar-wet");
        }
        if (invoer.Tekst("naar-wet") is { } naar && naar == (invoer.Tekst("van-wet") ?? c.Zaak.Wet))
        {
            throw new WeigeringException("waarde-onbekend:naar-wet", "Voor dezelfde wet is geen toestemming nodig.", "naar-wet");
        }
        if (invoer.Datum("tot") < (invoer.Datum("van") ?? c.Vandaag))
        {
            throw new WeigeringException("datum-te-vroeg:tot", "De laatste dag ligt voor de eerste. Kies een latere dag.", "tot");
        }
        return Task.CompletedTask;
    }

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var inwoner = c.Zaak.InwonerId!.Value;
        var toestemming = new Toestemming
        {
            InwonerId = inwoner,
            ZaakId = c.Zaak.Id,
            Nummer = 1 + await db.Toestemmingen.Where(t => t.InwonerId == inwoner).MaxAsync(t => (int?)t.Nummer) ?? 1,
            Wat = invoer.Tekst("wat")!,
            VanWet = invoer.Tekst("van-wet") ?? c.Zaak.Wet,
            NaarWet = invoer.Tekst("naar-wet"),
            Ontvanger = invoer.Tekst("ontvanger"),
            Doel = invoer.Tekst("doel")!,
            Van = invoer.Datum("van") ?? c.Vandaag,
            Tot = invoer.Datum("tot"),
            Wijze = invoer.Tekst("wijze")!,
            Op = c.Nu,
            Door = c.Handeling.Naam,
        };
        db.Toestemmingen.Add(toestemming);
        dossier.Tel(c.Zaak, c.Handeling, "toestemming.gegeven", $"De inwoner gaf toestemming (nummer {toestemming.Nummer}): {toestemming.Wat}, voor {toestemming.NaarWet ?? toestemming.Ontvanger}{(toestemming.Tot is { } tot ? $", tot en met {DatumTekst.Voluit(tot)}" : "")}.", Telregel.Leeg, toestemming.Doel);
    }
}

/// <summary>The resident takes the consent back: from this day it holds no more. What was shared before stays lawful.</summary>
public sealed class ToestemmingIntrekken(CaseFlowDbContext db, Dossier dossier) : ZaakHandeling
{
    public override string Id => "toestemming-intrekken";

    public override string Naam => "Toestemming intrekken";

    public override bool IsZinvol(ZaakOverzicht overzicht) => overzicht.Toestemmingen.Any(t => t.GeldtOp(overzicht.Vandaag));

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuze>>> KeuzesAsync(Zaak zaak) => new Dictionary<string, IReadOnlyList<Keuze>>
    {
        ["toestemming"] = [.. (await GeldendAsync(zaak.InwonerId)).Select(t => new Keuze(t.Nummer.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{t.Nummer}: {t.Wat}, voor {t.NaarWet ?? t.Ontvanger}"))],
    };

    public override async Task<IReadOnlyDictionary<string, string?>> OokVerplichtAsync(ZaakContext c, Invoer invoer) =>
        (await GeldendAsync(c.Zaak.InwonerId)).Count > 1 ? new Dictionary<string, string?> { ["toestemming"] = null } : new Dictionary<string, string?>();

    public override async Task VoerUitAsync(ZaakContext c, Invoer invoer)
    {
        var nummer = invoer.Getal("toestemming");
        var toestemming = (await GeldendAsync(c.Zaak.InwonerId)).Find(t => nummer is null || t.Nummer == nummer)
            ?? throw new WeigeringException("toestemming-onbekend", "Deze toestemming geldt niet (meer).", "toestemming");
        toestemming.IngetrokkenOp = invoer.Datum("datum") ?? c.Vandaag;
        dossier.Tel(c.Zaak, c.Handeling, "toestemming.ingetrokken", $"De inwoner trok toestemming {toestemming.Nummer} in: {toestemming.Wat}, voor {toestemming.NaarWet ?? toestemming.Ontvanger}.", Telregel.Leeg);
    }

    private Task<List<Toestemming>> GeldendAsync(Guid? inwoner) =>
        db.Toestemmingen.Where(t => t.InwonerId == inwoner && t.IngetrokkenOp == null).OrderBy(t => t.Nummer).ToListAsync();
}
