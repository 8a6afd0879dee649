using System.Text.Json.Nodes;
using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Data;
using CaseFlow.Engine.Runtime;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Jobs;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkprocessen;

/// <summary>Claims, hands over and completes tasks.</summary>
public sealed class TaakService(
    CaseFlowDbContext db,
    Transactie transactie,
    Configuratie configuratie,
    ZaakLader lader,
    Werkproces werkproces,
    Zaakafsluiting afsluiting,
    TermijnService termijnen,
    AfspraakService afspraken,
    Dossier dossier,
    IncidentService incidenten,
    MandaatService mandaat,
    Formuliergevolgen gevolgen,
    Beslotenheid beslotenheid,
    Afschermingen afschermingen,
    IEnumerable<TaakUitvoering> uitvoeringen)
{
    private static readonly CompiledQuery<Func<CaseFlowDbContext, Guid, Task<Taak>>> MetRollen = new(() =>
        EF.CompileAsyncQuery((CaseFlowDbContext db, Guid taak) => db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Include(t => t.Rollen).Single(t => t.Id == taak)));

    private readonly Dictionary<string, TaakUitvoering> _uitvoeringen = uitvoeringen.ToDictionary(u => u.Stap);

    /// <summary>Completes a task with an outcome. The case moves on, or nothing changes at all.</summary>
    /// <param name="handeling">Who does it.</param>
    /// <param name="taakId">The task.</param>
    /// <param name="uitkomst">One of the outcomes of the step.</param>
    /// <param name="gegevens">What was filled in.</param>
    /// <param name="revisie">Revision of the task as the form showed it: with the id the key by which the same form that comes twice is done once.</param>
    /// <returns>Null when it was done now; when this form was done already, a sentence (Dutch) that says so.</returns>
    /// <exception cref="WeigeringException">Refused, with the stable id of the first reason.</exception>
    public async Task<string?> AfrondenAsync(Handeling handeling, Guid taakId, string uitkomst, JsonObject gegevens, int? revisie = null)
    {
        (Guid Zaak, Guid Instantie)? bij = null;
        try
        {
            return await transactie.RunAsync(async () =>
            {
                if (!await lader.VergrendelVanTaakAsync(taakId))
                {
                    throw new WeigeringException("taak-niet-open", "Deze taak bestaat niet.");
                }
                var taak = await MetRollen.For(db)(db, taakId);
                var basis = await lader.LeesAsync(taak.ZaakId, handeling);
                if (!await beslotenheid.MagAsync(handeling, taak))
                {
                    throw new WeigeringException("taak-niet-open", "Deze taak bestaat niet.");
                }
                bij = (taak.ZaakId, taak.InstantieId);
                if (IsHerhaling(taak, handeling, uitkomst, revisie))
                {
                    return $"U had {taak.Naam} al afgerond, op {DatumTekst.Voluit(AmsterdamTime.DateOf(taak.GeslotenOp!.Value))} om {AmsterdamTime.Local(taak.GeslotenOp.Value):HH:mm}. Er is niets dubbel gedaan.";
                }
                await AfrondenAsync(basis, taak, uitkomst, gegevens);
                return null;
            });
        }
        catch (EngineException e) when (bij is not null)
        {
            await incidenten.RaiseAsync(bij.Value.Zaak, bij.Value.Instantie, "taak", e, handeling.Moment);
            throw new WeigeringException("route-kan-niet-verder", "De route van deze zaak kan niet verder. Uw functioneel beheerder ziet deze storing. Wat u invulde is niet opgeslagen.");
        }
    }

    // A double click, or a form sent again because the answer stayed away: the same person, the same outcome, a revision that was still open.
    private static bool IsHerhaling(Taak taak, Handeling handeling, string uitkomst, int? revisie) =>
        taak.Status == TaakStatus.Afgerond && revisie < taak.Revisie && taak.Uitkomst == uitkomst
        && taak.AfgerondDoor == handeling.Naam && taak.AfgerondDoorId == handeling.MedewerkerId;

    /// <summary>As <see cref="AfrondenAsync(Handeling, Guid, string, JsonObject, int?)"/>, inside an act that already holds the case.</summary>
    public async Task AfrondenAsync(ZaakContext basis, Taak taak, string uitkomst, JsonObject gegevens, bool isRolGecontroleerd = false)
    {
        if (taak.Status != TaakStatus.Open)
        {
            throw new WeigeringException("taak-niet-open", taak is { AfgerondDoor: { } door, GeslotenOp: { } op }
                ? $"{door} heeft deze taak al afgerond op {DatumTekst.Voluit(AmsterdamTime.DateOf(op))} om {AmsterdamTime.Local(op):HH:mm}. Wat u invulde is niet opgeslagen; bekijk eerst de zaak."
                : "Deze taak staat niet meer open.");
        }
        var stap = await werkproces.StapAsync(taak);
        var formulier = configuratie.Formulieren[stap.Form ?? stap.Id];
        var c = new TaakContext(basis.Handeling, basis.Zaak, basis.Gemeente, taak, uitkomst, new Invoer(gegevens))
        {
            Spoor = db.Sporen.Local.FirstOrDefault(s => s.Id == taak.SpoorId),
        };
        var eis = mandaat.Eis(c);
        // The mandate names who signs, also where the route gives the work to somebody else.
        if (!isRolGecontroleerd && eis.Tekent?.Contains(c.Handeling.Rol) != true)
        {
            ControleerRol(c, taak, formulier, uitkomst);
        }
        var uitvoering = _uitvoeringen.GetValueOrDefault(taak.Stap) ?? Gewoon.Instance;
        var gekozen = stap.Outcomes.FirstOrDefault(o => o.Value == uitkomst) ?? throw new WeigeringException(
            "uitkomst-onbekend", $"De uitkomst '{(uitkomst.Length > 40 ? "" : uitkomst)}' hoort niet bij deze taak. Kies uit: {string.Join(", ", stap.Outcomes.Select(o => o.Value))}.");
        var waaromNiet = werkproces.WaaromNiet(c.Gemeente, gekozen.Route);
        if (waaromNiet is { Id: "route-ontbreekt" })
        {
            throw waaromNiet;
        }
        await uitvoering.ControleerUitkomstAsync(c);
        var fouten = FormulierControle.Controleer(new Controlevraag(formulier, c.Invoer, uitkomst, configuratie.Keuzelijsten(c.Gemeente.Id), c.Nu)
        {
            OokVerplicht = Samen(await uitvoering.OokVerplichtAsync(c), MandaatService.Verplicht(eis)),
        });
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        if (waaromNiet is not null)
        {
            throw waaromNiet;
        }
        await uitvoering.ControleerRegelsAsync(c);
        MandaatService.Controleer(c, eis, c.Invoer);

        using var besloten = dossier.Besloten(taak.IsBesloten ? taak.InstantieId : null);
        taak.Status = TaakStatus.Afgerond;
        taak.Uitkomst = uitkomst;
        taak.GeslotenOp = c.Nu;
        taak.AfgerondDoor = c.Handeling.Naam;
        taak.AfgerondDoorId = c.Handeling.MedewerkerId;
        taak.ToegewezenAanId ??= c.Handeling.MedewerkerId;
        taak.ToegewezenAan ??= c.Handeling.Naam;
        taak.Revisie++;
        dossier.Noteer(c.Zaak, c.Handeling, "taak.afgerond", $"{taak.Naam}: {gekozen.Label}.");
        await uitvoering.VerwerkAsync(c);
        if (AfspraakService.IsGesprekstaak(taak.Stap))
        {
            await afspraken.TaakAfgerondAsync(c, taak.Stap, uitkomst);
        }
        await gevolgen.VerwerkAsync(c, formulier, gekozen.Label, await werkproces.VariabelenAsync(taak));
        await termijnen.StapGeslotenAsync(c, taak.Stap, taak.Id, uitkomst);
        await werkproces.VoltooiAsync(c, taak, c.Variabelen);
        await afsluiting.ControleerAsync(c, werkproces);
    }

    /// <summary>Takes a task, or gives it back to the team when <paramref name="neem"/> is false.</summary>
    /// <param name="handeling">Who does it.</param>
    /// <param name="taakId">The task.</param>
    /// <param name="neem">Takes it, else gives it back.</param>
    /// <param name="revisie">Undoes what made the task this revision: refused when anything happened to it since.</param>
    /// <returns>The revision of the task afterwards, by which it can be undone; null when it was theirs already.</returns>
    public Task<int?> OppakkenAsync(Handeling handeling, Guid taakId, bool neem = true, int? revisie = null) => transactie.RunAsync<int?>(async () =>
    {
        await ZaakVanTaakAsync(handeling, taakId);
        var taak = await OpenTaakAsync(handeling, taakId);
        using var besloten = dossier.Besloten(taak.IsBesloten ? taak.InstantieId : null);
        ControleerOngedaan(taak, revisie);
        if (!neem && taak.IsBesloten)
        {
            throw new WeigeringException("besloten-taak", "Deze taak kan niet terug naar het team: dan zien anderen haar. Draag haar over aan een collega.");
        }
        if (neem && taak.ToegewezenAanId is { } ander && ander != handeling.MedewerkerId)
        {
            throw new WeigeringException("taak-al-opgepakt", $"{taak.ToegewezenAan} heeft deze taak al. Vraag om overdracht als u hem wilt doen.");
        }
        if (neem && taak.Rollen.All(r => r.Rol != handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Deze taak hoort niet bij uw rol.");
        }
        if (!neem && taak.ToegewezenAanId != handeling.MedewerkerId)
        {
            throw new WeigeringException("taak-niet-van-u", "Deze taak staat niet op uw naam.");
        }
        if (neem && taak.ToegewezenAanId is not null)
        {
            return null;
        }
        taak.ToegewezenAanId = neem ? handeling.MedewerkerId : null;
        taak.ToegewezenAan = neem ? handeling.Naam : null;
        taak.Revisie++;
        dossier.Noteer(taak.Zaak!, handeling, neem ? "taak.opgepakt" : "taak.teruggegeven",
            neem ? $"{taak.Naam} opgepakt." : revisie is null ? $"{taak.Naam} teruggegeven aan het team." : $"{taak.Naam}: oppakken ongedaan gemaakt.");
        return taak.Revisie;
    });

    /// <summary>Hands an open task to a person, or to a team when <paramref name="medewerker"/> is null.</summary>
    public Task OverdragenAsync(Handeling handeling, Guid taakId, Medewerker? medewerker, string? team) =>
        transactie.RunAsync(async () => await DraagOverAsync(await ZaakVanTaakAsync(handeling, taakId), taakId, medewerker, team));

    /// <summary>As <see cref="OverdragenAsync"/>, inside an act that already holds the case; the roles of the colleague are loaded.</summary>
    /// <returns>How it was before, so that it can be undone.</returns>
    internal async Task<Overgedragen> DraagOverAsync(ZaakContext c, Guid taakId, Medewerker? medewerker, string? team)
    {
        var taak = await OpenTaakAsync(c.Handeling, taakId);
        using var besloten = dossier.Besloten(taak.IsBesloten ? taak.InstantieId : null);
        if (taak.IsBesloten && medewerker is null)
        {
            throw new WeigeringException("waarde-onbekend:naar", "Deze taak ziet alleen wie eraan werkt. Kies een collega, geen team.", "naar");
        }
        if (Toegangsregels.ZonderZaken.Contains(c.Handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen taken overdragen.");
        }
        if ((medewerker is not null && medewerker.GemeenteId != c.Handeling.Gemeente)
            || (team is not null && c.Gemeente.Teams.All(t => t.Id != team)))
        {
            throw new WeigeringException("waarde-onbekend:naar", "Kies een collega of een team van uw eigen gemeente.", "naar");
        }
        var was = new Overgedragen(taak.ToegewezenAanId, taak.ToegewezenAan, taak.Team);
        if (medewerker is not null)
        {
            var tekent = mandaat.Tekenaars(c, taak).Where(r => taak.Rollen.All(t => t.Rol != r) && medewerker.Rollen.Exists(m => m.Rol == r && m.Van <= c.Vandaag && (m.Tot is null || m.Tot >= c.Vandaag)));
            was = was with { Rollen = string.Join(' ', tekent) };
            taak.Rollen.AddRange(was.Rollen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => new TaakRol { TaakId = taak.Id, Rol = r }));
        }
        if (medewerker is { Rollen.Count: > 0 } && !medewerker.Rollen.Exists(r => r.Van <= c.Vandaag && (r.Tot is null || r.Tot >= c.Vandaag) && taak.Rollen.Exists(t => t.Rol == r.Rol)))
        {
            throw new WeigeringException("rol-onbevoegd", $"{medewerker.Naam} heeft geen rol die bij deze taak hoort.", "naar");
        }
        if (c.Handeling.Rol != Handeling.RolSysteem && !await afschermingen.Open(db.Zaken, c.Handeling).AnyAsync(z => z.Id == c.Zaak.Id))
        {
            throw new WeigeringException("zaak-afgeschermd", "Deze zaak is intussen afgeschermd. Alleen wie genoemd is, kan haar taken overdragen.");
        }
        if (medewerker is not null && !await afschermingen.Open(db.Zaken, c.Handeling with { MedewerkerId = medewerker.Id }).AnyAsync(z => z.Id == c.Zaak.Id))
        {
            throw new WeigeringException("zaak-afgeschermd", "Deze zaak is afgeschermd en deze collega is daarbij niet genoemd. Kies een ander, of laat de afscherming eerst aanpassen.", "naar");
        }
        if (taak.IsBesloten)
        {
            await beslotenheid.WijdInAsync(taak.ZaakId, taak.InstantieId, medewerker!.Id, c.Handeling);
        }
        else if (c.Zaak.BehandelaarId is { } behandelaar && behandelaar == taak.ToegewezenAanId)
        {
            was = was with { WasBehandelaar = true };
            c.Zaak.BehandelaarId = medewerker?.Id;
            c.Zaak.Behandelaar = medewerker?.Naam;
        }
        if (db.Sporen.Local.FirstOrDefault(s => s.Id == taak.SpoorId) is { BehandelaarId: { } vanSpoor } spoor && vanSpoor == taak.ToegewezenAanId)
        {
            was = was with { WasVanSpoor = true };
            (spoor.BehandelaarId, spoor.Behandelaar) = (medewerker?.Id, medewerker?.Naam);
        }
        taak.ToegewezenAanId = medewerker?.Id;
        taak.ToegewezenAan = medewerker?.Naam;
        taak.Team = team ?? taak.Team;
        taak.Revisie++;
        dossier.Noteer(c.Zaak, c.Handeling, "taak.overgedragen", $"{taak.Naam} overgedragen aan {medewerker?.Naam ?? $"team {c.Gemeente.Teams.FirstOrDefault(t => t.Id == team)?.Naam ?? team}"}.");
        return was with { Revisie = taak.Revisie };
    }

    /// <summary>Undoes a handover, inside an act that already holds the case, as long as nothing happened to the task since.</summary>
    /// <exception cref="WeigeringException">The task is done, or somebody did something with it.</exception>
    internal async Task MaakOngedaanAsync(ZaakContext c, Guid taakId, Overgedragen was)
    {
        var taak = await OpenTaakAsync(c.Handeling, taakId);
        using var besloten = dossier.Besloten(taak.IsBesloten ? taak.InstantieId : null);
        ControleerOngedaan(taak, was.Revisie);
        if (!await afschermingen.Open(db.Zaken, c.Handeling).AnyAsync(z => z.Id == c.Zaak.Id)
            || (was.VanId is { } van && !await afschermingen.Open(db.Zaken, c.Handeling with { MedewerkerId = van }).AnyAsync(z => z.Id == c.Zaak.Id)))
        {
            throw new WeigeringException("zaak-afgeschermd", "Deze zaak is intussen afgeschermd. Alleen wie genoemd is, kan haar taken overdragen.");
        }
        if (was.WasBehandelaar && c.Zaak.BehandelaarId == taak.ToegewezenAanId)
        {
            (c.Zaak.BehandelaarId, c.Zaak.Behandelaar) = (was.VanId, was.Van);
        }
        if (was.WasVanSpoor && db.Sporen.Local.FirstOrDefault(s => s.Id == taak.SpoorId) is { } spoor && spoor.BehandelaarId == taak.ToegewezenAanId)
        {
            (spoor.BehandelaarId, spoor.Behandelaar) = (was.VanId, was.Van);
        }
        taak.Rollen.RemoveAll(r => was.Rollen.Split(' ').Contains(r.Rol));
        (taak.ToegewezenAanId, taak.ToegewezenAan, taak.Team) = (was.VanId, was.Van, was.VanTeam);
        taak.Revisie++;
        dossier.Noteer(c.Zaak, c.Handeling, "taak.overgedragen", $"{taak.Naam}: overdracht ongedaan gemaakt. De taak is weer van {was.Van ?? $"team {c.Gemeente.Teams.FirstOrDefault(t => t.Id == was.VanTeam)?.Naam ?? was.VanTeam}"}.");
    }

    private static void ControleerOngedaan(Taak taak, int? revisie)
    {
        if (revisie is { } toen && toen != taak.Revisie)
        {
            throw new WeigeringException("taak-gewijzigd", $"{taak.Naam}: ongedaan maken kan niet meer, want er is daarna iets met deze taak gebeurd. Bekijk de zaak.");
        }
    }

    // The case is locked first, as in every act on it; the task is read afterwards.
    private async Task<ZaakContext> ZaakVanTaakAsync(Handeling handeling, Guid taakId) =>
        await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Where(t => t.Id == taakId).Select(t => (Guid?)t.ZaakId).SingleOrDefaultAsync() is { } zaakId
            ? await lader.LaadAsync(zaakId, handeling)
            : throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open.");

    private async Task<Taak> OpenTaakAsync(Handeling handeling, Guid taakId) =>
        await db.Taken.IgnoreQueryFilters(Beslotenheid.Filters).Include(t => t.Rollen).Include(t => t.Zaak).SingleOrDefaultAsync(t => t.Id == taakId && t.Status == TaakStatus.Open) is { } taak
            && await beslotenheid.MagAsync(handeling, taak) ? taak
        : throw new WeigeringException("taak-niet-open", "Deze taak staat niet meer open.");

    private static IReadOnlyDictionary<string, string?> Samen(IReadOnlyDictionary<string, string?> stap, IEnumerable<string> mandaat)
    {
        var samen = stap.ToDictionary();
        foreach (var veld in mandaat)
        {
            samen.TryAdd(veld, null);
        }
        return samen;
    }

    private static void ControleerRol(ZaakContext c, Taak taak, Formulier formulier, string uitkomst)
    {
        var rollen = formulier.RollenBijUitkomst.GetValueOrDefault(uitkomst) ?? [.. taak.Rollen.Select(r => r.Rol)];
        if (rollen.Contains(c.Handeling.Rol))
        {
            return;
        }
        throw rollen is ["jeugdregisseur"]
            ? new WeigeringException("skj-verplicht", "Deze taak vraagt een jeugdregisseur met SKJ-registratie. Draag de taak over.")
            : new WeigeringException("rol-onbevoegd", "Deze taak hoort niet bij uw rol. Draag de taak over aan iemand die hem mag doen.");
    }

    private sealed class Gewoon : TaakUitvoering
    {
        public static readonly Gewoon Instance = new();

        public override string Stap => "";
    }
}

/// <summary>How a task was before it was handed over, and the revision it has by that.</summary>
internal sealed record Overgedragen(Guid? VanId, string? Van, string VanTeam)
{
    /// <summary>The roles that came along for who got it, with spaces between.</summary>
    public string Rollen { get; init; } = "";
    public bool WasBehandelaar { get; init; }
    public bool WasVanSpoor { get; init; }
    public int Revisie { get; init; }
}
