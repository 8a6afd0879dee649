using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Data;

/// <summary>A compiled query belongs to one model, and so to one database provider; a process that uses two compiles it twice.</summary>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _perModel = [];

    public TQuery For(CaseFlowDbContext db) => _perModel.GetValue(db.Model, _ => compile());
}
