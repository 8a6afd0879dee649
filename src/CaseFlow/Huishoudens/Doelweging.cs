using CaseFlow.Data;
using CaseFlow.Gemeenten;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Huishoudens;

/// <summary>Whether something may be shown, and what to tell where it may not. The sentence never says what it is about.</summary>
public sealed record Weging(bool Mag, string? Waarom);

/// <summary>Decides whether what belongs to a case may be read for another law: the one place that asks the purpose matrix and the consents.</summary>
public sealed class Doelweging(CaseFlowDbContext db, Configuratie configuratie)
{
    private static readonly Weging Wel = new(true, null);

    /// <summary>The consents of these residents that hold on this day.</summary>
    public async Task<IReadOnlyList<Toestemming>> GegevenAsync(IReadOnlyCollection<Guid> inwoners, DateOnly dag) => inwoners.Count == 0 ? []
        : [.. (await db.Toestemmingen.AsNoTracking().Where(t => inwoners.Contains(t.InwonerId) && t.IngetrokkenOp == null).ToListAsync()).Where(t => t.GeldtOp(dag))];

    /// <param name="van">The law for which the data were gathered; null when it is not known yet.</param>
    /// <param name="inwoner">Whose data they are.</param>
    /// <param name="naar">The laws for which somebody wants to read them; one that may is enough.</param>
    /// <param name="gegeven">The consents that hold.</param>
    /// <param name="dag">Today.</param>
    /// <param name="overleg">Whom to call instead.</param>
    public Weging Weeg(string? van, Guid? inwoner, IReadOnlyCollection<string?> naar, IEnumerable<Toestemming> gegeven, DateOnly dag, string overleg)
    {
        var gezien = gegeven.Where(t => t.InwonerId == inwoner && (t.VanWet is null || t.VanWet == van)).ToList();
        Doelbindingsantwoord? minst = null;
        foreach (var wet in naar.DefaultIfEmpty(null))
        {
            var antwoord = configuratie.Doelbinding.Van(van, wet, dag);
            if (antwoord.Uitkomst == Doelgebruik.Toegestaan || (antwoord.Uitkomst == Doelgebruik.Toestemming && wet is not null && gezien.Any(t => t.NaarWet == wet)))
            {
                return Wel;
            }
            minst = minst is null || antwoord.Uitkomst < minst.Uitkomst ? antwoord : minst;
        }
        return new Weging(false, minst!.Uitkomst == Doelgebruik.Niet
            ? $"Niet getoond: dit is voor een ander doel vastgelegd en mag hier niet worden gebruikt ({minst.Artikel}). Overleg met {overleg}."
            : $"Niet getoond: dit is voor een ander doel vastgelegd en mag hier alleen met toestemming van de inwoner worden gelezen ({minst.Artikel}). Vraag toestemming of overleg met {overleg}.");
    }
}
