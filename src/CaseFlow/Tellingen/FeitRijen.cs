using System.Text.Json;
using CaseFlow.Data;
using CaseFlow.Gemeenten;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Tellingen;

/// <summary>A file of facts that no route makes. Who it is about is hashed at the door; what stays is an event for counting, without a person.</summary>
public sealed class FeitRijen(CaseFlowDbContext db, Configuratie configuratie, BsnKluis kluis, Telsleutels sleutels) : IRijverwerker
{
    public const string Naam = "feiten";

    private static readonly string[] Rollen = ["beheer", "administratie", Handeling.RolSysteem];

    public string Soort => Naam;

    public IReadOnlyList<string> Kolommen => [.. Feitcontrole.Vast, .. configuratie.Feitsoorten.SelectMany(s => s.Dimensies).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];

    public void Controleer(Handeling handeling)
    {
        if (!Rollen.Contains(handeling.Rol))
        {
            throw new WeigeringException("rol-onbevoegd", "Met uw rol kunt u geen feiten inlezen.");
        }
    }

    public IReadOnlyList<Bronrij> Lees(byte[] inhoud) => Csvlezer.Lees(inhoud, Kolommen, ["gebeurtenis", "datum", "bron"]);

    public async Task<Rijgevolg> VerwerkAsync(Handeling handeling, Bronrij rij)
    {
        db.Gebeurtenissen.Add(Maak(handeling, rij, await InwonerAsync(handeling, rij)));
        return new Rijgevolg(Rijuitslag.Verwerkt);
    }

    /// <summary>The event that a row tells of.</summary>
    /// <exception cref="WeigeringException">The row is refused.</exception>
    internal Gebeurtenis Maak(Handeling handeling, Bronrij rij, Inwoner? inwoner)
    {
        var naam = rij.Verplicht("gebeurtenis");
        var soort = configuratie.Feitsoorten.FirstOrDefault(s => s.Id == naam)
            ?? throw new WeigeringException("waarde-onbekend:gebeurtenis", $"De gebeurtenis {Bronrij.Aangehaald(naam)} staat niet in feiten.json.");
        var datum = rij.DatumTotEnMet("datum", handeling.Vandaag);
        var bron = Woord(rij, "bron", [])!;
        var dimensies = Dimensies(soort, rij);
        dimensies["herkomst"] = bron;
        var (van, tot) = (rij.Datum("geldig-van"), rij.Datum("geldig-tot"));
        if (tot < van)
        {
            throw new WeigeringException("waarde-onbekend:geldig-tot", "geldig-tot ligt voor geldig-van.");
        }
        var geboren = inwoner?.Geboortedatum ?? rij.Datum("geboortedatum");
        return new Gebeurtenis
        {
            GemeenteId = handeling.Gemeente,
            Naam = naam,
            Datum = datum,
            Wijk = rij.Tekst("wijk") is { } wijk ? Wijk(handeling, wijk) : inwoner?.Wijk,
            Geslacht = rij.Tekst("geslacht") is { } geslacht ? geslacht is "m" or "v" or "x" ? geslacht : throw new WeigeringException("waarde-onbekend:geslacht", "Schrijf m, v of x in de kolom geslacht.") : inwoner?.Geslacht,
            Leeftijdsklasse = geboren is { } dag ? Leeftijdsklassen.Van(Math.Max(0, Leeftijd(dag, datum))) : null,
            Dimensies = JsonSerializer.Serialize(dimensies),
            // The same mark of the same source is the same thing, so that an end finds its beginning.
            Recordsleutel = rij.Tekst("kenmerk") is { } kenmerk ? sleutels.Record(bron, kenmerk) : sleutels.Record(Guid.CreateVersion7()),
            Persoonsleutel = inwoner is not null ? sleutels.Persoon(inwoner.Id) : Persoon(rij, bron),
            Huishoudsleutel = inwoner?.Huishoudens.FirstOrDefault(l => l.Tot is null) is { } lid ? sleutels.Huishouden(lid.HuishoudenId)
                : rij.Tekst("huishouden") is { } huishouden ? sleutels.Huishouden(bron, huishouden) : null,
            Objectsleutel = rij.Tekst("kenmerk") is { } ding ? sleutels.Object(bron, ding) : null,
            GeldigVan = van,
            GeldigTot = tot,
            Sleutel = Guid.CreateVersion7().ToString("N"),
        };
    }

    private static Dictionary<string, string> Dimensies(Feitsoort soort, Bronrij rij)
    {
        if (rij.Velden.Keys.FirstOrDefault(k => !Feitcontrole.Vast.Contains(k) && soort.Dimensies.All(d => d.Id != k)) is { } vreemd)
        {
            throw new WeigeringException($"veld-onbekend:{vreemd}", $"De kolom {vreemd} hoort niet bij {soort.Id}. Laat hem leeg.");
        }
        return soort.Dimensies.Select(d => (Id: d.Als ?? d.Id, Waarde: d.Verplicht || rij.Tekst(d.Id) is not null ? Woord(rij, d.Id, d.Keuzes) : null))
            .Where(d => d.Waarde is not null).ToDictionary(d => d.Id, d => d.Waarde!);
    }

    private static string Woord(Bronrij rij, string kolom, IReadOnlyList<string> keuzes)
    {
        var waarde = rij.Verplicht(kolom).ToLowerInvariant();
        return !Feitcontrole.IsWoord(waarde) ? throw new WeigeringException($"waarde-onbekend:{kolom}", $"Schrijf de kolom {kolom} als een woord in kleine letters, met streepjes in plaats van spaties.")
            : keuzes.Count > 0 && !keuzes.Contains(waarde) ? throw new WeigeringException($"waarde-onbekend:{kolom}", $"In de kolom {kolom} mag: {string.Join(", ", keuzes)}.")
            : waarde;
    }

    private string Wijk(Handeling handeling, string wijk) => configuratie.Gemeenten[handeling.Gemeente].Wijken.Any(w => w.Id == wijk) ? wijk
        : throw new WeigeringException("waarde-onbekend:wijk", "Deze wijk staat niet bij de gemeente. Laat de kolom leeg of kies een wijk uit de instellingen.");

    // Somebody CaseFlow knows counts as the same person, whatever the source; of somebody else only the hash of the number stays.
    private async Task<Inwoner?> InwonerAsync(Handeling handeling, Bronrij rij)
    {
        if (rij.Tekst("bsn") is not { } getypt)
        {
            return null;
        }
        var hash = Bsn.TryParse(getypt, out var bsn) ? kluis.Hash(bsn) : throw new WeigeringException("bsn-ongeldig", "Dit is geen geldig burgerservicenummer.");
        return await db.Inwoners.AsNoTracking().Include(i => i.Huishoudens).FirstOrDefaultAsync(i => i.GemeenteId == handeling.Gemeente && i.BsnHash == hash);
    }

    private string? Persoon(Bronrij rij, string bron) => Bsn.TryParse(rij.Tekst("bsn"), out var bsn) ? sleutels.Persoon("bsn", kluis.Hash(bsn))
        : rij.Tekst("persoon") is { } eigen ? sleutels.Persoon(bron, eigen) : null;

    private static int Leeftijd(DateOnly geboren, DateOnly op) => new Inwoner { GemeenteId = "", Naam = "", Geboortedatum = geboren }.LeeftijdOp(op);
}
