using CaseFlow.Gesprekken;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class GesprekkenMapping : IEntityTypeConfiguration<Gespreksconcept>
{
    public void Configure(EntityTypeBuilder<Gespreksconcept> b)
    {
        b.HasIndex(g => new { g.ZaakId, g.Stap }).IsUnique();
        b.HasOne<Zaak>().WithMany().HasForeignKey(g => g.ZaakId);
        b.Property(g => g.Gegevens).HasMaxLength(-1);
    }
}
