using CaseFlow.Teams;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class TeamsMapping : IEntityTypeConfiguration<Afwezigheid>, IEntityTypeConfiguration<Overdracht>, IEntityTypeConfiguration<OverdrachtRegel>
{
    public void Configure(EntityTypeBuilder<Afwezigheid> b)
    {
        b.HasIndex(a => new { a.MedewerkerId, a.Van });
        b.HasIndex(a => a.VervangerId);
        b.HasOne(a => a.Medewerker).WithMany().HasForeignKey(a => a.MedewerkerId);
        b.HasOne(a => a.Vervanger).WithMany().HasForeignKey(a => a.VervangerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Overdracht> b)
    {
        b.HasIndex(o => new { o.MedewerkerId, o.Op });
        b.HasIndex(o => o.Stand);
        b.HasMany(o => o.Regels).WithOne().HasForeignKey(r => r.OverdrachtId);
    }

    public void Configure(EntityTypeBuilder<OverdrachtRegel> b)
    {
        b.HasIndex(r => new { r.OverdrachtId, r.Stand });
        b.HasIndex(r => r.TaakId);
        b.HasOne(r => r.Taak).WithMany().HasForeignKey(r => r.TaakId).OnDelete(DeleteBehavior.Restrict);
    }
}
