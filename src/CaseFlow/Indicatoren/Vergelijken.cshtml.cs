using CaseFlow.Cijfers;
using CaseFlow.Shared;
using CaseFlow.Tellingen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Indicatoren;

/// <summary>Two published periods side by side.</summary>
public sealed class VergelijkenModel(Publicaties publicaties, Vergelijking vergelijking, Aanmelding aanmelding) : PageModel
{
    public IReadOnlyList<Periode> Perioden { get; private set; } = [];

    public Periode? Deze { get; private set; }

    public Periode? Met { get; private set; }

    public IReadOnlyList<Vergelijkrij> Rijen { get; private set; } = [];

    /// <summary>A row that is hidden on both sides says nothing.</summary>
    public IReadOnlyList<Vergelijkrij> Zichtbaar => [.. Rijen.Where(r => r.Deze.Laag is not null || r.Met.Laag is not null)];

    /// <summary>What is known on both sides, the largest certain change first.</summary>
    public IReadOnlyList<Vergelijkrij> Bekend => [.. Rijen.Where(r => r.IsBekend).OrderBy(r => r.Verschil is "hoger" or "lager" ? 0 : 1).ThenByDescending(r => r.Zwaarte)];

    public IEnumerable<Optie> Keuzes => Perioden.Select(p => new Optie(p.ToString(), p.Naam, p.Soort switch { PeriodeSoort.Jaar => "Jaren", PeriodeSoort.Kwartaal => "Kwartalen", _ => "Maanden" })).OrderBy(o => o.Groep == "Jaren" ? 0 : o.Groep == "Kwartalen" ? 1 : 2);

    public string Bevinding
    {
        get
        {
            var (hoger, lager, onbekend) = (Rijen.Count(r => r.Verschil == "hoger"), Rijen.Count(r => r.Verschil == "lager"), Rijen.Count(r => r.Verschil == "niet te zeggen"));
            return $"Van {Rijen.Count} getallen {(hoger == 1 ? "is er 1" : $"zijn er {hoger}")} hoger en {lager} lager dan in {Met!.Naam}. Van {onbekend} is het niet te zeggen, omdat een getal verborgen is.";
        }
    }

    public async Task OnGetAsync(string? periode, string? met)
    {
        var gemeente = aanmelding.Handeling(["beleid"]).Gemeente;
        Perioden = await publicaties.PeriodenAsync(gemeente);
        if (Perioden.Count < 2)
        {
            return;
        }
        Deze = periode is null ? Perioden[0] : Perioden.FirstOrDefault(p => p.ToString() == periode);
        // Beside a period stands the same of a year before when it was published, else the one before it.
        Met = met is not null ? Perioden.FirstOrDefault(p => p.ToString() == met)
            : Deze is null ? null
            : Perioden.FirstOrDefault(p => p.Soort == Deze.Soort && p.Jaar == Deze.Jaar - 1 && p.Nummer == Deze.Nummer) ?? Perioden.FirstOrDefault(p => p.Soort == Deze.Soort && p.CompareTo(Deze) < 0);
        if (Deze is null || Met is null || Deze == Met)
        {
            (Deze, Met) = (Deze, null);
            return;
        }
        if (await vergelijking.VanAsync(gemeente, Deze, Met) is not { } rijen)
        {
            Met = null;
            return;
        }
        Rijen = rijen;
    }
}
