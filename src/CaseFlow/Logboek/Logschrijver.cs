using CaseFlow.Data;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Logboek;

/// <summary>Writes the log, in the transaction of the act or the page: what is not logged did not happen.</summary>
public sealed class Logschrijver(CaseFlowDbContext db, Logsleutel sleutel)
{
    private const int LangsteOnderdeel = 500;
    private const string GeenWet = "toegang tot hulp";
    private const string Beheer = "beheer";
    private const string Beleid = "beleid";
    private const string Programma = "toegang door een programma";
    private const string Rechten = "rechten van betrokkenen";

    private Logregel? _lopend;
    private (Guid Zaak, string Grond)? _grond;

    /// <summary>From here on, within this request, what is logged of this case says on which ground it was read or changed.</summary>
    public void OpGrond(Guid zaakId, string grond) => _grond = (zaakId, grond);

    /// <summary>Somebody's data were read, or asked for and refused.</summary>
    public void Gelezen(Handeling handeling, Guid? inwonerId, Zaak? zaak, string onderdeel, bool isToegestaan = true) =>
        Voegtoe(handeling, Logsoort.Lezen, inwonerId ?? zaak?.InwonerId, zaak, onderdeel, isToegestaan);

    /// <summary>A case changed. The facts of one act on one case are one line.</summary>
    public void Geschreven(Handeling handeling, Zaak zaak, string feit)
    {
        if (_lopend is { } regel && regel.ZaakId == zaak.Id && regel.InwonerId == zaak.InwonerId && regel.Op == handeling.Moment && regel.MedewerkerId == handeling.MedewerkerId && db.Entry(regel).State == EntityState.Added)
        {
            if (!regel.Onderdeel.Split(", ").Contains(feit) && regel.Onderdeel.Length + feit.Length < LangsteOnderdeel)
            {
                regel.Onderdeel += $", {feit}";
                regel.Handtekening = sleutel.Handtekening(regel);
            }
            return;
        }
        _lopend = Voegtoe(handeling, Logsoort.Schrijven, zaak.InwonerId, zaak, feit, isToegestaan: true);
    }

    /// <summary>Something else that must be accounted for was changed, such as an account.</summary>
    public void Beheerd(Handeling handeling, string feit, bool isToegestaan = true) => Voegtoe(handeling, Logsoort.Schrijven, null, null, feit, isToegestaan, Beheer);

    /// <summary>A program came in with a token, and did or was refused this.</summary>
    public void Gebruikt(Handeling handeling, string wat, bool isToegestaan) => Voegtoe(handeling, Logsoort.Lezen, null, null, wat, isToegestaan, Programma);

    /// <summary>Something was set that is about nobody: a target, a goal.</summary>
    public void Ingesteld(Handeling handeling, string feit) => Voegtoe(handeling, Logsoort.Schrijven, null, null, feit, isToegestaan: true, Beleid);

    /// <summary>Something was done about a request of a resident.</summary>
    public void Verzoek(Handeling handeling, Guid? inwonerId, string feit) => Voegtoe(handeling, Logsoort.Schrijven, inwonerId, null, feit, isToegestaan: true, Rechten);

    private Logregel Voegtoe(Handeling handeling, Logsoort soort, Guid? inwonerId, Zaak? zaak, string onderdeel, bool isToegestaan, string doel = GeenWet)
    {
        var moment = handeling.Moment.ToUniversalTime();
        var regel = new Logregel
        {
            // As fine as every database keeps it: else the signature would not fit what comes back.
            Op = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond)),
            GemeenteId = handeling.Gemeente,
            Soort = soort,
            MedewerkerId = handeling.MedewerkerId,
            Medewerker = handeling.Naam,
            Rol = handeling.Rol,
            Namens = handeling.Namens,
            InwonerId = inwonerId,
            ZaakId = zaak?.Id,
            Onderdeel = onderdeel.Length > LangsteOnderdeel ? onderdeel[..LangsteOnderdeel] : onderdeel,
            Doel = _grond is { } g && g.Zaak == zaak?.Id ? $"{g.Grond}, {zaak.Wet ?? doel}" : zaak?.Wet ?? doel,
            IsToegestaan = isToegestaan,
            Herkomst = handeling.Herkomst,
        };
        regel.Handtekening = sleutel.Handtekening(regel);
        db.Logregels.Add(regel);
        return regel;
    }
}
