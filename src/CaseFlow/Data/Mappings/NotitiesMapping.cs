using CaseFlow.Notities;
using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class NotitiesMapping : IEntityTypeConfiguration<Vermelding>
{
    // It goes with the line, and so with the case; that somebody was named stays when their account goes.
    public void Configure(EntityTypeBuilder<Vermelding> b)
    {
        b.HasIndex(v => new { v.MedewerkerId, v.GelezenOp });
        b.HasIndex(v => v.RegelId);
        b.HasOne(v => v.Regel).WithMany().HasForeignKey(v => v.RegelId);
        b.HasOne<Medewerker>().WithMany().HasForeignKey(v => v.MedewerkerId).OnDelete(DeleteBehavior.Restrict);
        // A line of a closed run is no note, and stays out of sight here as well.
        b.HasQueryFilter(Werkprocessen.Beslotenheid.Filter, v => v.Regel!.BeslotenInstantieId == null);
    }
}
