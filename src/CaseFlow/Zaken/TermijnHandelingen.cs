using CaseFlow.Data;
using CaseFlow.Shared;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;

namespace CaseFlow.Zaken;

/// <summary>Suspends and resumes a term of a case, each as one act.</summary>
public sealed class TermijnHandelingen(Transactie transactie, ZaakLader lader, TermijnService termijnen)
{
    public Task OpschortenAsync(Handeling handeling, Guid zaakId, string termijn, string grond, DateOnly? datum) =>
        RunAsync(handeling, zaakId, c => termijnen.OpschortenAsync(c, termijn, grond, datum ?? c.Vandaag));

    public Task HervattenAsync(Handeling handeling, Guid zaakId, string termijn, DateOnly? datum) =>
        RunAsync(handeling, zaakId, c => termijnen.HervattenAsync(c, termijn, datum ?? c.Vandaag));

    private Task RunAsync(Handeling handeling, Guid zaakId, Func<ZaakContext, Task> act) => transactie.RunAsync(async () =>
    {
        var c = await lader.LaadAsync(zaakId, handeling);
        if (c.Zaak.Status == ZaakStatus.Afgesloten)
        {
            throw new WeigeringException("taak-niet-open", "Deze zaak is afgesloten.");
        }
        await act(c);
    });
}
