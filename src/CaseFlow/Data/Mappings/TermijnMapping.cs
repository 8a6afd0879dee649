using CaseFlow.Termijnen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class TermijnMapping : IEntityTypeConfiguration<Termijn>, IEntityTypeConfiguration<TermijnOpschorting>,
    IEntityTypeConfiguration<TermijnVerlenging>, IEntityTypeConfiguration<KalenderBesluit>
{
    public void Configure(EntityTypeBuilder<KalenderBesluit> b)
    {
        b.HasIndex(k => k.Jaar);
        b.Property(k => k.Dagen).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Termijn> b)
    {
        b.HasIndex(t => new { t.ZaakId, t.Status });
        // What ends soon, of all cases.
        b.HasIndex(t => new { t.Status, t.LaatsteDag });
        b.HasOne<Zaak>().WithMany().HasForeignKey(t => t.ZaakId);
        b.HasMany(t => t.Opschortingen).WithOne().HasForeignKey(o => o.TermijnId);
        b.HasMany(t => t.Verlengingen).WithOne().HasForeignKey(v => v.TermijnId);
        b.Property(t => t.Telsleutel).HasMaxLength(32);
        b.Property(t => t.Uitleg).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<TermijnOpschorting> b)
    {
        b.HasIndex(o => o.TermijnId);
        b.Property(o => o.Toelichting).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<TermijnVerlenging> b)
    {
        b.HasIndex(v => v.TermijnId);
        b.Property(v => v.Grond).HasMaxLength(1000);
    }
}
