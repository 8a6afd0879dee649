using CaseFlow.Formulieren;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseFlow.Abonnementen;

/// <summary>One subscription: what was brought, and the buttons to try it, to change its secret and to stop.</summary>
public sealed class AbonnementPaginaModel(Abonnementbeheer beheer, Aanmelding aanmelding) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Abonnement Abonnement { get; private set; } = null!;

    public IReadOnlyList<Bezorgregel> Bezorgingen { get; private set; } = [];

    /// <summary>Shown once, on the page that answers the button.</summary>
    public string? Geheim { get; private set; }

    private Handeling Wie => aanmelding.Handeling(["beheer"]);

    public async Task<IActionResult> OnGetAsync() => await LeesAsync() ? Page() : NotFound();

    public Task<IActionResult> OnPostProberenAsync() => DoeAsync(() => beheer.ProbeerAsync(Wie, Id), "Er gaat een proefbericht uit. Ververs de pagina om te zien of het aankwam.");

    public Task<IActionResult> OnPostStoppenAsync() => DoeAsync(() => beheer.StopAsync(Wie, Id), "Het abonnement is gestopt. Er gaat niets meer uit.");

    public async Task<IActionResult> OnPostGeheimAsync()
    {
        try
        {
            Geheim = await beheer.VernieuwGeheimAsync(Wie, Id);
        }
        catch (WeigeringException weigering)
        {
            this.Toon(weigering, []);
        }
        return await OnGetAsync();
    }

    public static string Moment(DateTimeOffset op) => $"{DatumTekst.Kort(AmsterdamTime.DateOf(op))} om {AmsterdamTime.Local(op):HH:mm}";

    public static string Soort(string soort) => Gebeurtenissen.Alle.FirstOrDefault(g => g.Soort == soort).Naam ?? "Proefbericht";

    public static string Stand(Bezorgregel regel) => regel switch
    {
        { Bezorging.BezorgdOp: { } op } => $"Bezorgd {Moment(op)}",
        { IsOpgegeven: true } => $"Opgegeven: {regel.Fout}",
        { Fout: { } fout } => $"Wordt opnieuw geprobeerd: {fout}",
        { Pogingen: 0, Bezorging.BezorgdOp: null } => "Wacht",
        _ => "Onderweg",
    };

    private Task<IActionResult> DoeAsync(Func<Task> act, string gelukt) => this.DoeAsync(act, gelukt, $"/Beheer/Abonnementen/{Id}", OnGetAsync, []);

    private async Task<bool> LeesAsync()
    {
        if (await beheer.LeesAsync(Wie, Id) is not { } abonnement)
        {
            return false;
        }
        (Abonnement, Bezorgingen) = (abonnement, await beheer.BezorgingenAsync(Wie, Id));
        return true;
    }
}
