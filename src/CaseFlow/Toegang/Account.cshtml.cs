using CaseFlow.Data;
using CaseFlow.Gemeenten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>One's own account: who one is here, and how one signs in.</summary>
public sealed class AccountModel(CaseFlowDbContext db, Aanmelding aanmelding, Aanmeldbezoek bezoek, Configuratie configuratie) : PageModel
{
    public Medewerker Medewerker { get; private set; } = null!;

    public Gemeente Gemeente { get; private set; } = null!;

    public DateOnly Vandaag { get; private set; }

    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    /// <summary>The session of whoever looks at the page.</summary>
    public Guid? Own { get; private set; }

    public async Task OnGetAsync()
    {
        var wie = aanmelding.Handeling();
        (Gemeente, Vandaag) = (configuratie.Gemeenten[wie.Gemeente], wie.Vandaag);
        Medewerker = await db.Users.AsNoTracking().Include(m => m.Rollen).Include(m => m.Teams).AsSplitQuery().SingleAsync(m => m.Id == wie.MedewerkerId);
        (Sessions, Own) = (await bezoek.OpenAsync(wie.MedewerkerId!.Value), await bezoek.EigenAsync());
    }

    /// <param name="sessie">Which one; all others when it is left out.</param>
    public async Task<IActionResult> OnPostEldersAsync(Guid? sessie)
    {
        await bezoek.BeeindigEldersAsync(aanmelding.Handeling(), sessie);
        TempData["Gelukt"] = sessie is null ? "U bent overal anders afgemeld." : "U bent daar afgemeld.";
        return LocalRedirect("/Account");
    }
}
