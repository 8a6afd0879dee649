using CaseFlow.Bijlagen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class BijlageMapping : IEntityTypeConfiguration<Bijlage>
{
    public void Configure(EntityTypeBuilder<Bijlage> b)
    {
        b.HasIndex(x => x.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.RedenVerwijderd).HasMaxLength(1000);
    }
}
