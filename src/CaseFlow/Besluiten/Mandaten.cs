using CaseFlow.Formulieren;
using CaseFlow.Gemeenten;

namespace CaseFlow.Besluiten;

/// <summary>
/// One rule about who may sign: where every condition holds (an empty one always does), only the roles of <see cref="Tekent"/> sign,
/// and with <see cref="GezienDoor"/> another person has read it first.
/// </summary>
public sealed record Mandaatregel
{
    /// <summary>Steps and acts that decide: besluit, indicatie-beeindigen, plan-van-aanpak.</summary>
    public IReadOnlyList<string> Besluiten { get; init; } = [];

    /// <summary>The role in which somebody wants to sign.</summary>
    public IReadOnlyList<string> Rollen { get; init; } = [];
    public IReadOnlyList<string> Wetten { get; init; } = [];
    public IReadOnlyList<string> Voorzieningen { get; init; } = [];
    public IReadOnlyList<string> Uitkomsten { get; init; } = [];

    /// <summary>Only for an amount in euro above this.</summary>
    public decimal? Boven { get; init; }

    /// <summary>Roles that may sign; empty puts no limit.</summary>
    public IReadOnlyList<string> Tekent { get; init; } = [];
    public bool GezienDoor { get; init; }

    /// <summary>Source, as document:line, or the number of the mandate decision.</summary>
    public string? Bron { get; init; }
}

/// <summary>The file gemeenten/ID/mandaat.json.</summary>
public sealed record Mandaatbestand(IReadOnlyList<Mandaatregel> Regels);

/// <summary>A decision that somebody wants to sign.</summary>
public sealed record Mandaatvraag(string Besluit, string Rol, string? Wet, string? Voorziening, string Uitkomst, decimal? Bedrag);

/// <summary>What is asked of who signs.</summary>
/// <param name="Tekent">The roles that may; null puts no limit.</param>
/// <param name="GezienDoor">Another person has to read it first.</param>
/// <param name="IsBedragNodig">Without the amount nobody can tell.</param>
public sealed record Mandaateis(IReadOnlyList<string>? Tekent, bool GezienDoor, bool IsBedragNodig);

/// <summary>The mandates of all municipalities, each with its versions. Without a rule everyone signs who may do the step.</summary>
public sealed class Mandaten
{
    // Replaced as a whole, so that readers never see half a change.
    private volatile IReadOnlyList<(string Gemeente, DateOnly Vanaf, IReadOnlyList<Mandaatregel> Regels)> _versies;

    private Mandaten(IReadOnlyList<(string, DateOnly, IReadOnlyList<Mandaatregel>)> versies) => _versies = versies;

    /// <exception cref="ConfiguratieException">Names every fault with file and line.</exception>
    public static Mandaten Load(string workflows, Configuratie configuratie)
    {
        var fouten = new List<ConfiguratieFout>();
        var versies = new List<(string, DateOnly, IReadOnlyList<Mandaatregel>)>();
        foreach (var gemeente in configuratie.Gemeenten.Values.OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            var pad = Path.Combine(workflows, "gemeenten", gemeente.Id, "mandaat.json");
            if (!File.Exists(pad))
            {
                continue;
            }
            try
            {
                versies.Add((gemeente.Id, DateOnly.MinValue, LeesBestand(workflows, pad, gemeente, configuratie)));
            }
            catch (ConfiguratieException e)
            {
                fouten.AddRange(e.Fouten);
            }
        }
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : new Mandaten(versies);
    }

    /// <exception cref="ConfiguratieException">Names every fault with file and line.</exception>
    public static IReadOnlyList<Mandaatregel> LeesBestand(string workflows, string pad, Gemeente gemeente, Configuratie configuratie)
    {
        var bestand = Configuratiebestand.Load(workflows, pad);
        var regels = bestand.Parse<Mandaatbestand>().Regels;
        var fouten = MandaatControle.Controleer(bestand, regels, gemeente, configuratie).ToList();
        return fouten.Count > 0 ? throw new ConfiguratieException(fouten) : regels;
    }

    /// <summary>Mandates of its own, which can be changed without changing these.</summary>
    public Mandaten Kopie() => new(_versies);

    /// <summary>Other rules hold for this municipality from this day.</summary>
    public void Wijzig(string gemeente, IReadOnlyList<Mandaatregel> regels, DateOnly vanaf) => _versies = [.. _versies, (gemeente, vanaf, regels)];

    /// <summary>The roles that any rule lets sign this decision, beside those of the route.</summary>
    public IReadOnlyList<string> Tekenaars(string gemeente, DateOnly dag, string besluit) =>
        [.. Regels(gemeente, dag).Where(r => Heeft(r.Besluiten, besluit)).SelectMany(r => r.Tekent).Distinct()];

    public Mandaateis Eis(string gemeente, DateOnly dag, Mandaatvraag vraag)
    {
        var passend = Regels(gemeente, dag).Where(r => Past(r, vraag)).ToList();
        var geldend = passend.Where(r => r.Boven is null || vraag.Bedrag > r.Boven).ToList();
        var tekenend = geldend.Where(r => r.Tekent.Count > 0).Select(r => r.Tekent).ToList();
        return new Mandaateis(
            tekenend.Count == 0 ? null : [.. tekenend.Aggregate<IEnumerable<string>>((a, b) => a.Intersect(b))],
            geldend.Exists(r => r.GezienDoor),
            vraag.Bedrag is null && passend.Exists(r => r.Boven is not null));
    }

    // Of two of the same day the one that came last.
    private IReadOnlyList<Mandaatregel> Regels(string gemeente, DateOnly dag) =>
        _versies.Where(v => v.Gemeente == gemeente && v.Vanaf <= dag).OrderBy(v => v.Vanaf).Select(v => v.Regels).LastOrDefault() ?? [];

    private static bool Past(Mandaatregel regel, Mandaatvraag vraag) =>
        Heeft(regel.Besluiten, vraag.Besluit) && Heeft(regel.Rollen, vraag.Rol) && Heeft(regel.Wetten, vraag.Wet)
        && Heeft(regel.Voorzieningen, vraag.Voorziening) && Heeft(regel.Uitkomsten, vraag.Uitkomst);

    private static bool Heeft(IReadOnlyList<string> lijst, string? waarde) => lijst.Count == 0 || (waarde is not null && lijst.Contains(waarde));
}

/// <summary>What must hold in a file of mandates beside its shape.</summary>
internal static class MandaatControle
{
    public static IEnumerable<ConfiguratieFout> Controleer(Configuratiebestand bestand, IReadOnlyList<Mandaatregel> regels, Gemeente gemeente, Configuratie configuratie)
    {
        var wetten = configuratie.Keuzelijsten(gemeente.Id).Keuzes("wet").Select(w => w.Id).ToList();
        foreach (var regel in regels)
        {
            if (regel.Tekent.Count == 0 && !regel.GezienDoor)
            {
                yield return bestand.Fout(regel.Bron ?? "regels", "Deze regel zegt niet wie tekent en vraagt geen tweede lezer.", "Vul tekent of gezien-door in, of haal de regel weg.");
            }
            foreach (var rol in regel.Tekent.Concat(regel.Rollen).Where(r => !Configuratie.Rollen.Contains(r)))
            {
                yield return bestand.Fout(rol, $"De rol '{rol}' bestaat niet.", $"Kies uit: {string.Join(", ", Configuratie.Rollen)}.");
            }
            foreach (var wet in regel.Wetten.Where(w => !wetten.Contains(w)))
            {
                yield return bestand.Fout(wet, $"De wet '{wet}' bestaat niet.", $"Kies uit: {string.Join(", ", wetten)}.");
            }
            foreach (var voorziening in regel.Voorzieningen.Where(v => gemeente.Voorziening(v) is null))
            {
                yield return bestand.Fout(voorziening, $"De voorziening '{voorziening}' heeft deze gemeente niet.", "Kies een id uit voorzieningen in gemeente.json.");
            }
            foreach (var besluit in regel.Besluiten)
            {
                if (!configuratie.Formulieren.TryGetValue(besluit, out var formulier))
                {
                    yield return bestand.Fout(besluit, $"Het besluit '{besluit}' bestaat niet.", "Noem de taak of handeling waarin wordt besloten, zoals besluit of indicatie-beeindigen.");
                }
                else if (regel.GezienDoor && formulier.Velden.All(v => v.Id != MandaatService.GezienDoor))
                {
                    yield return bestand.Fout(besluit, $"Het formulier van '{besluit}' vraagt niet wie heeft meegelezen.", $"Zet het veld {MandaatService.GezienDoor} in formulieren/{besluit}.json.");
                }
                else if (regel.Boven is not null && formulier.Velden.All(v => v.Id != MandaatService.Bedrag))
                {
                    yield return bestand.Fout(besluit, $"Het formulier van '{besluit}' vraagt geen bedrag.", $"Zet het veld {MandaatService.Bedrag} in formulieren/{besluit}.json, of haal boven weg.");
                }
            }
        }
    }
}
