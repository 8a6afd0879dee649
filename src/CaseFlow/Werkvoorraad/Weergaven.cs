using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Werkvoorraad;

/// <summary>The saved views of one person, and what they chose about the next task. Every query asks for the person and the municipality.</summary>
public sealed class Weergaven(CaseFlowDbContext db, Transactie transactie)
{
    public const int Max = 20;
    public const int LangsteNaam = 60;

    public async Task<IReadOnlyList<Weergave>> VanAsync(Handeling handeling) => await Eigen(handeling).AsNoTracking().OrderBy(w => w.Id).ToListAsync();

    /// <summary>Keeps a list under a name; under a name that is there already it takes its place.</summary>
    /// <returns>The view, and whether it is a new one.</returns>
    public Task<(Weergave Weergave, bool IsNieuw)> BewaarAsync(Handeling handeling, string? naam, Werkkeuze keuze) => transactie.RunAsync(async () =>
    {
        var schoon = Naam(naam);
        var bestaand = await Eigen(handeling).ToListAsync();
        var adres = keuze.Adres;
        if (adres.Length > Werkkeuze.LangsteKeuze)
        {
            throw new WeigeringException("weergave-te-lang", "Deze lijst heeft te veel filters om te bewaren. Haal er een weg.");
        }
        if (bestaand.Find(w => IsZelfde(w.Naam, schoon)) is { } oud)
        {
            oud.Keuze = adres;
            return (oud, false);
        }
        if (bestaand.Count >= Max)
        {
            throw new WeigeringException("weergave-te-veel", $"U heeft al {Max} weergaven. Verwijder er eerst een.");
        }
        var nieuw = new Weergave { MedewerkerId = handeling.MedewerkerId!.Value, GemeenteId = handeling.Gemeente, Naam = schoon, Keuze = adres };
        db.Weergaven.Add(nieuw);
        return (nieuw, true);
    });

    public Task HernoemAsync(Handeling handeling, Guid id, string? naam) => transactie.RunAsync(async () =>
    {
        var schoon = Naam(naam);
        var alle = await Eigen(handeling).ToListAsync();
        if (alle.Exists(w => w.Id != id && IsZelfde(w.Naam, schoon)))
        {
            throw new WeigeringException("weergave-bestaat", $"U heeft al een weergave die {schoon} heet. Kies een andere naam.", "naam");
        }
        Zoek(alle, id).Naam = schoon;
    });

    /// <summary>Makes one the default, or none when <paramref name="id"/> is null.</summary>
    public Task StandaardAsync(Handeling handeling, Guid? id) => transactie.RunAsync(async () =>
    {
        var alle = await Eigen(handeling).ToListAsync();
        var gekozen = id is { } wil ? Zoek(alle, wil) : null;
        alle.ForEach(w => w.IsStandaard = w == gekozen);
    });

    public Task VerwijderAsync(Handeling handeling, Guid id) => Eigen(handeling).Where(w => w.Id == id).ExecuteDeleteAsync();

    public async Task<bool> IsMeteenVolgendeAsync(Handeling handeling) => await Voorkeur(handeling).AnyAsync(v => v.IsMeteenVolgende);

    public Task ZetMeteenVolgendeAsync(Handeling handeling, bool isAan) => transactie.RunAsync(async () =>
    {
        var voorkeur = await Voorkeur(handeling).SingleOrDefaultAsync();
        if (voorkeur is null)
        {
            db.Werkvoorkeuren.Add(voorkeur = new Werkvoorkeur { MedewerkerId = handeling.MedewerkerId!.Value, GemeenteId = handeling.Gemeente });
        }
        voorkeur.IsMeteenVolgende = isAan;
    });

    private IQueryable<Weergave> Eigen(Handeling handeling)
    {
        var (wie, gemeente) = (handeling.MedewerkerId, handeling.Gemeente);
        return db.Weergaven.Where(w => w.MedewerkerId == wie && w.GemeenteId == gemeente);
    }

    private IQueryable<Werkvoorkeur> Voorkeur(Handeling handeling)
    {
        var (wie, gemeente) = (handeling.MedewerkerId, handeling.Gemeente);
        return db.Werkvoorkeuren.Where(w => w.MedewerkerId == wie && w.GemeenteId == gemeente);
    }

    private static Weergave Zoek(List<Weergave> alle, Guid id) =>
        alle.Find(w => w.Id == id) ?? throw new WeigeringException("weergave-onbekend", "Deze weergave is er niet meer.");

    private static bool IsZelfde(string een, string ander) => string.Equals(een, ander, StringComparison.OrdinalIgnoreCase);

    private static string Naam(string? naam) => naam?.Trim() is { Length: > 0 and <= LangsteNaam } schoon ? schoon
        : throw new WeigeringException("veld-verplicht:naam", $"Geef de weergave een naam van hooguit {LangsteNaam} tekens.", "naam");
}
