using System.Globalization;
using CaseFlow.Grafieken;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Teams;

public sealed class DoorlooptijdenModel(Doorlooptijden doorlooptijden, Routeboek routes, Aanmelding aanmelding) : PageModel
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Route { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stap { get; set; }

    public Doorloopbeeld Beeld { get; private set; } = null!;

    /// <summary>What was least often done before its last day comes first.</summary>
    public IReadOnlyList<Doorloopregel> MetNorm => [.. Beeld.Regels.Where(r => r.Norm is not null).OrderBy(r => r.Cijfer.Aandeel ?? int.MaxValue).ThenByDescending(r => r.Cijfer.Aantal)];

    public IReadOnlyList<Doorloopregel> ZonderNorm => [.. Beeld.Regels.Where(r => r.Norm is null)];

    /// <summary>Bars that are all the same say nothing.</summary>
    public bool HeeftVerschil => Gekozen!.Maanden.Where(m => m.Cijfer.Mediaan is not null).Select(m => Math.Round(m.Cijfer.Mediaan!.Value)).Distinct().Skip(1).Any();

    /// <summary>The line whose months are shown: the chosen one, else that with a norm that is missed most, else the step with most behind it.</summary>
    public Doorloopregel? Gekozen => Beeld.Regels.FirstOrDefault(r => r.Route == Route && r.Stap == Stap) ?? MetNorm.FirstOrDefault() ?? Beeld.Regels.Where(r => r.Stap is not null).MaxBy(r => r.Cijfer.Aantal);

    public IReadOnlyList<(string Route, string Naam)> Routes => routes.Namen;

    public Staafgrafiek Verloop => new("verloop", Bevinding(Gekozen!),
        [.. Gekozen!.Maanden.Select(m => Staaf.Precies(Maandnaam(m.Maand), (int)Math.Round(m.Cijfer.Mediaan ?? 0)))]);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await doorlooptijden.LeesAsync(aanmelding.Handeling(["teamleider"]), Team) is not { } beeld)
        {
            return NotFound();
        }
        Beeld = beeld;
        return Page();
    }

    public static string Maandnaam(DateOnly maand) => $"{DatumTekst.Maand(maand)} {maand.Year}";

    public static string Dagen(double? dagen) => dagen switch
    {
        null => "–",
        < 1 => "minder dan een dag",
        var d => Math.Round(d.Value) == 1 ? "1 dag" : $"{Math.Round(d.Value).ToString(Nederlands)} dagen",
    };

    public static string Aandeel(Duurcijfer cijfer) => cijfer.Aandeel is { } deel ? $"{deel}\u00A0%" : "–";

    public string Adres(Doorloopregel regel) => Url.Page("/Teams/Doorlooptijden", new { Team, route = regel.Route, stap = regel.Stap }) + "#verloop";

    private static string Bevinding(Doorloopregel regel)
    {
        var met = regel.Maanden.Where(m => m.Cijfer.Mediaan is not null).ToList();
        var (eerste, laatste) = (met[0], met[^1]);
        var verschil = Math.Round(laatste.Cijfer.Mediaan!.Value) - Math.Round(eerste.Cijfer.Mediaan!.Value);
        var wat = $"{regel.Route}, {char.ToLowerInvariant(regel.Naam[0])}{regel.Naam[1..]}";
        return met.Count < 2 || verschil == 0 ? $"{wat}: gewoonlijk {Dagen(laatste.Cijfer.Mediaan)}"
            : $"{wat}: in {Maandnaam(laatste.Maand)} gewoonlijk {Dagen(laatste.Cijfer.Mediaan)}, {(verschil > 0 ? "langer" : "korter")} dan in {Maandnaam(eerste.Maand)} ({Dagen(eerste.Cijfer.Mediaan)})";
    }
}
