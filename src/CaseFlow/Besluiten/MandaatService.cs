using System.Globalization;
using CaseFlow.Data;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Werkprocessen;
using CaseFlow.Zaken;

namespace CaseFlow.Besluiten;

/// <summary>Asks the mandates of the municipality about a decision, the same for every step and act that decides.</summary>
public sealed class MandaatService(CaseFlowDbContext db, Mandaten mandaten)
{
    public const string GezienDoor = "gezien-door";
    public const string Bedrag = "bedrag";

    public Mandaateis Eis(TaakContext c) => Eis(c, c.Taak.Stap, c.Uitkomst, c.Invoer, c.Taak.Voorziening, c.Taak.SpoorId);

    /// <param name="c">The case, and who wants to sign.</param>
    /// <param name="besluit">Step or act that decides.</param>
    /// <param name="uitkomst">What is decided.</param>
    /// <param name="invoer">The form; its provision goes before the one that is known.</param>
    /// <param name="voorziening">The provision that is known.</param>
    /// <param name="spoorId">Track of the application, whose law holds.</param>
    public Mandaateis Eis(ZaakContext c, string besluit, string uitkomst, Invoer invoer, string? voorziening, Guid? spoorId)
    {
        var gekozen = invoer.Tekst("voorziening") ?? voorziening;
        var wet = db.Aanvragen.Local.Where(a => spoorId is not null && a.SpoorId == spoorId).MaxBy(a => a.Op)?.Wet ?? c.Gemeente.Voorziening(gekozen)?.Wet ?? c.Zaak.Wet;
        decimal? bedrag = decimal.TryParse(invoer.Tekst(Bedrag), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal) ? getal : null;
        return mandaten.Eis(c.Gemeente.Id, c.Vandaag, new Mandaatvraag(besluit, c.Handeling.Rol, wet, gekozen, uitkomst, bedrag));
    }

    /// <summary>The roles to which a task that decides may be handed, beside its own.</summary>
    public IReadOnlyList<string> Tekenaars(ZaakContext c, Taak taak) => mandaten.Tekenaars(c.Gemeente.Id, c.Vandaag, taak.Stap);

    /// <summary>Fields that the mandates ask for on top of the form.</summary>
    public static IEnumerable<string> Verplicht(Mandaateis eis)
    {
        if (eis.IsBedragNodig)
        {
            yield return Bedrag;
        }
        if (eis.GezienDoor)
        {
            yield return GezienDoor;
        }
    }

    /// <exception cref="WeigeringException"><c>mandaat-ontbreekt</c>, else <c>vier-ogen-zelfde-persoon</c>.</exception>
    public static void Controleer(ZaakContext c, Mandaateis eis, Invoer invoer)
    {
        if (eis.Tekent is { } tekent && !tekent.Contains(c.Handeling.Rol))
        {
            var wie = tekent.Count == 0 ? "niemand; vraag uw functioneel beheerder" : string.Join(" of ", tekent.Select(r => c.Gemeente.Rol(r).Titel));
            throw new WeigeringException("mandaat-ontbreekt", $"U heeft voor dit besluit geen mandaat. Tekenen mag: {wie}. Bewaar wat u invulde als voorstel en draag de taak over.");
        }
        if (!eis.GezienDoor)
        {
            return;
        }
        if (invoer.Tekst(GezienDoor) is not { } gezien)
        {
            throw new WeigeringException($"veld-verplicht:{GezienDoor}", "Voor dit besluit leest een collega mee. Vul in wie dat deed.", GezienDoor);
        }
        if (string.Equals(gezien, c.Handeling.Naam, StringComparison.OrdinalIgnoreCase))
        {
            throw new WeigeringException("vier-ogen-zelfde-persoon", "Wie meeleest is iemand anders dan wie tekent. Laat een collega het besluit lezen.", GezienDoor);
        }
    }
}
