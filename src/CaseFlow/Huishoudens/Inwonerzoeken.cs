using CaseFlow.Data;

namespace CaseFlow.Huishoudens;

internal static class Inwonerzoeken
{
    /// <summary>Only who has a key for every word; by the index on the keys, whatever their number. No word finds nobody.</summary>
    public static IQueryable<Inwoner> OpNaam(this IQueryable<Inwoner> inwoners, CaseFlowDbContext db, string gemeente, IReadOnlyList<Naamdeel> delen)
    {
        foreach (var deel in delen)
        {
            var ids = MetSleutel(db, gemeente, deel);
            inwoners = inwoners.Where(i => ids.Contains(i.Id));
        }
        return delen.Count > 0 ? inwoners : inwoners.Where(_ => false);
    }

    public static IQueryable<Guid> MetSleutel(CaseFlowDbContext db, string gemeente, Naamdeel deel)
    {
        var (begin, tot, klank) = deel;
        var sleutels = db.Naamsleutels.Where(s => s.GemeenteId == gemeente);
        return sleutels.Where(s => s.Sleutel.CompareTo(begin) >= 0 && s.Sleutel.CompareTo(tot) < 0).Select(s => s.InwonerId)
            .Union(sleutels.Where(s => s.Sleutel == klank).Select(s => s.InwonerId));
    }
}
