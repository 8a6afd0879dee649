using System.Text.Json.Nodes;
using CaseFlow.Brieven;
using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;
using CaseFlow.Meldingen;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;

namespace CaseFlow.Zaken;

/// <summary>An act beside the tasks as somebody sees it who is going to do it.</summary>
public sealed record Handelingbeeld(Zaak Zaak, Formulier Formulier, string Knop)
{
    /// <summary>Why this act cannot be done now, or null.</summary>
    public string? NietNu { get; init; }

    /// <summary>Choices of fields that depend on the case. By path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Keuze>> EigenKeuzes { get; init; } = new Dictionary<string, IReadOnlyList<Keuze>>();

    /// <summary>What the form holds before anybody types.</summary>
    public JsonObject Ingevuld { get; init; } = [];
}

/// <summary>
/// Opens and carries out every act beside the tasks, for the page and for programs: the acts that are classes, a contact, and those on a term.
/// </summary>
public sealed class Handelingformulieren(
    ZaakInzage inzage, HandelingService handelingen, ContactService contacten, TermijnHandelingen opschorten, TermijnService termijnen, Opschortgronden gronden, Configuratie configuratie, Briefvoorbeeld voorbeeld)
{
    public const string Contact = "contact";

    /// <param name="handeling">Who looks.</param>
    /// <param name="rollen">All their roles of today.</param>
    /// <param name="nummer">The case.</param>
    /// <param name="id">The act.</param>
    /// <returns>Null when there is no such act or case for them.</returns>
    public async Task<Handelingbeeld?> OpenAsync(Handeling handeling, IReadOnlyCollection<string> rollen, string nummer, string id)
    {
        var act = handelingen.Alle.FirstOrDefault(h => h.Id == id);
        var formulier = id switch
        {
            _ when TermijnFormulieren.Alle.TryGetValue(id, out var eigenFormulier) => eigenFormulier,
            Contact => ZonderZaak(configuratie.Formulieren[id]),
            _ => act is null ? null : configuratie.Formulieren.GetValueOrDefault(id),
        };
        if (formulier is null || act?.AlleenVoor?.Intersect(rollen).Any() == false)
        {
            return null;
        }
        Zaak zaak;
        try
        {
            zaak = await inzage.OpenAsync(handeling, nummer, act?.IsBesloten == true ? "zaak" : $"handeling {id}");
        }
        catch (WeigeringException)
        {
            return null;
        }
        var isAfgesloten = zaak.Status == ZaakStatus.Afgesloten;
        var nietNu = act?.IsAltijd == true ? null
            : act?.IsVoorAfgesloten == true && !isAfgesloten ? "Deze zaak is niet afgesloten."
            : act?.IsVoorAfgesloten != true && isAfgesloten && id != Contact ? "Deze zaak is afgesloten. Heropen hem eerst."
            : null;
        var eigen = new Dictionary<string, IReadOnlyList<Keuze>>();
        if (TermijnFormulieren.Alle.ContainsKey(id))
        {
            var lopend = (await termijnen.TermijnenAsync(zaak)).Select(t => (Termijn: t, Regel: termijnen.Regel(t, zaak.GemeenteId))).ToList();
            eigen = TermijnFormulieren.Keuzes(id, lopend, gronden);
            nietNu = eigen["termijn"].Count > 0 ? null : nietNu ?? TermijnFormulieren.Geen(id);
        }
        foreach (var (veld, keuzes) in act is null ? new Dictionary<string, IReadOnlyList<Keuze>>() : await act.KeuzesAsync(zaak))
        {
            eigen[veld] = keuzes;
        }
        return new Handelingbeeld(zaak, formulier, act?.Naam ?? formulier.Titel) { NietNu = nietNu, EigenKeuzes = eigen, Ingevuld = await BekendAsync(zaak, act, formulier, handeling) };
    }

    /// <param name="beeld">The act as it was opened.</param>
    /// <param name="inRol">The act of who is signed in, in the first of these roles that they have.</param>
    /// <param name="gegevens">What was filled in.</param>
    /// <exception cref="WeigeringException">Refused; nothing has changed.</exception>
    public Task VoerUitAsync(Handelingbeeld beeld, Func<IReadOnlyList<string>, Handeling> inRol, JsonObject gegevens)
    {
        var (formulier, zaak) = (beeld.Formulier, beeld.Zaak);
        var handeling = inRol(handelingen.Alle.FirstOrDefault(h => h.Id == formulier.Id)?.AlleenVoor ?? Toegangsregels.Zaakrollen);
        if (formulier.Id == Contact)
        {
            gegevens["zaak"] = zaak.Nummer;
            return contacten.RegistrerenAsync(handeling, gegevens);
        }
        if (!TermijnFormulieren.Alle.ContainsKey(formulier.Id))
        {
            return handelingen.VoerUitAsync(handeling, zaak.Id, formulier.Id, gegevens);
        }
        var invoer = new Invoer(gegevens);
        var fouten = FormulierControle.Controleer(new Controlevraag(formulier, invoer, null, configuratie.Keuzelijsten(zaak.GemeenteId), handeling.Moment));
        if (fouten.Count > 0)
        {
            throw new WeigeringException(fouten);
        }
        var termijn = invoer.Tekst("termijn")!;
        return formulier.Id switch
        {
            "opschorten" => opschorten.OpschortenAsync(handeling, zaak.Id, termijn, invoer.Tekst("grond")!, invoer.Datum("datum"), invoer.Datum("tot"), invoer.Tekst("toelichting")),
            "hervatten" => opschorten.HervattenAsync(handeling, zaak.Id, termijn, invoer.Datum("datum")),
            _ => opschorten.VerlengenAsync(handeling, zaak.Id, new Verlengvraag(termijn, invoer.Tekst("grond")!, invoer.Getal("weken"), invoer.Datum("tot"), invoer.Tekst("manier"))),
        };
    }

    /// <summary>The letters that the act would send; nothing of it stays.</summary>
    /// <exception cref="WeigeringException">The act itself would be refused.</exception>
    public Task<IReadOnlyList<Brief>> ProbeerAsync(Handelingbeeld beeld, Func<IReadOnlyList<string>, Handeling> inRol, JsonObject gegevens) =>
        voorbeeld.VanAsync(() => VoerUitAsync(beeld, inRol, (JsonObject)gegevens.DeepClone()));

    // The case itself is known here, and the moment is now.
    private static Formulier ZonderZaak(Formulier formulier) => formulier with { Velden = [.. formulier.Velden.Where(v => v.Id is not ("zaak" or "datum"))] };

    private static async Task<JsonObject> BekendAsync(Zaak zaak, ZaakHandeling? act, Formulier formulier, Handeling handeling)
    {
        var bekend = act is null ? [] : await act.IngevuldAsync(zaak, handeling);
        foreach (var (veld, waarde) in new[] { ("wet", zaak.Wet), ("type-hulpvraag", zaak.TypeHulpvraag), ("soort", "lopende-zaak"), ("vindplaats", "toegang") })
        {
            if (waarde is not null && formulier.Velden.Any(v => v.Id == veld))
            {
                bekend[veld] = waarde;
            }
        }
        return bekend;
    }
}
