using CaseFlow.Data;
using CaseFlow.Gemeenten;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Toegang;

/// <summary>One's own account: who one is here, and how one signs in.</summary>
public sealed class AccountModel(CaseFlowDbContext db, Aanmelding aanmelding, Configuratie configuratie) : PageModel
{
    public Medewerker Medewerker { get; private set; } = null!;

    public Gemeente Gemeente { get; private set; } = null!;

    public DateOnly Vandaag { get; private set; }

    public async Task OnGetAsync()
    {
        var wie = aanmelding.Handeling();
        (Gemeente, Vandaag) = (configuratie.Gemeenten[wie.Gemeente], wie.Vandaag);
        Medewerker = await db.Users.AsNoTracking().Include(m => m.Rollen).Include(m => m.Teams).AsSplitQuery().SingleAsync(m => m.Id == wie.MedewerkerId);
    }
}
