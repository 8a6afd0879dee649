using System.Globalization;
using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Gemeenten;

/// <summary>A year on the page: its free days, where the decision about equated days comes from, or that there is none yet.</summary>
public sealed record Kalenderjaar(int Jaar, bool IsBeslist, string? Besluit, IReadOnlyList<VrijeDag> Dagen);

/// <summary>The calendar behind every last day: holidays are computed, equated days are entered with their decree.</summary>
public sealed class KalenderModel(KalenderService service, Kalender kalender, Aanmelding aanmelding) : PageModel
{
    private const int JarenTerug = 1;
    private const int JarenVooruit = 5;

    [BindProperty]
    public int Jaar { get; set; }

    [BindProperty]
    public string? Besluit { get; set; }

    [BindProperty]
    public string? Dagen { get; set; }

    [BindProperty]
    public bool Gezien { get; set; }

    public IReadOnlyList<Kalenderjaar> Jaren { get; private set; } = [];

    public IReadOnlyList<KalenderBesluit> Geschiedenis { get; private set; } = [];

    /// <summary>What the change would do to running terms; shown before it is made.</summary>
    public IReadOnlyList<Verschuiving> Gevolgen { get; private set; } = [];

    /// <summary>The year for which a decision is needed first, or null.</summary>
    public int? OnbeslistJaar { get; private set; }

    public async Task OnGetAsync(int? jaar)
    {
        await ToonAsync();
        Jaar = jaar ?? OnbeslistJaar ?? Jaren.First(j => j.Jaar > aanmelding.Handeling(["beheer"]).Vandaag.Year).Jaar;
        if (Jaren.FirstOrDefault(j => j.Jaar == Jaar) is { IsBeslist: true } bekend)
        {
            Besluit = bekend.Besluit;
            Dagen = string.Join(Environment.NewLine, bekend.Dagen.Where(d => d.Soort == VrijeDagSoort.Gelijkgesteld).Select(d => $"{d.Datum:yyyy-MM-dd}"));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var dagen = LeesDagen();
            if (!Gezien && Besluit is not null)
            {
                Gevolgen = await service.GevolgenAsync(new GelijkgesteldJaar(Jaar, Besluit, dagen));
            }
            var verschoven = await service.LegVastAsync(aanmelding.Handeling(["beheer"]), Jaar, Besluit, dagen, Gezien);
            TempData["Gelukt"] = $"De gelijkgestelde dagen van {Jaar} staan vast."
                + (verschoven == 0 ? "" : $" {verschoven} lopende {(verschoven == 1 ? "termijn kreeg" : "termijnen kregen")} een andere laatste dag.");
            return LocalRedirect("/Beheer/Kalender");
        }
        catch (WeigeringException weigering)
        {
            await ToonAsync();
            this.Toon(weigering, ["jaar", "besluit", "dagen", "gezien"]);
            return Page();
        }
    }

    private DateOnly[] LeesDagen() =>
    [
        .. (Dagen ?? "").Split(['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tekst =>
            DateOnly.TryParseExact(tekst, ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag)
                ? dag
                : throw new WeigeringException("waarde-onbekend:dagen", $"\"{(tekst.Length > 20 ? tekst[..20] : tekst)}\" is geen datum. Schrijf een dag als 11-5-2029, een per regel.", "dagen")),
    ];

    private async Task ToonAsync()
    {
        var dit = aanmelding.Handeling(["beheer"]).Vandaag.Year;
        await service.VernieuwAsync();
        Jaren = [.. Enumerable.Range(dit - JarenTerug, JarenTerug + JarenVooruit + 1).Select(j => new Kalenderjaar(
            j, kalender.IsBeslist(j), kalender.BesluitVan(j), kalender.IsBeslist(j) ? kalender.VrijeDagen(j) : Feestdagen.Van(j)))];
        OnbeslistJaar = Jaren.Where(j => !j.IsBeslist && j.Jaar >= dit).Select(j => (int?)j.Jaar).FirstOrDefault();
        Geschiedenis = await service.GeschiedenisAsync();
    }
}
