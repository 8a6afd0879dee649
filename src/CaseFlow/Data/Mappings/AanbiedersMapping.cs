using CaseFlow.Aanbieders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class AanbiedersMapping : IEntityTypeConfiguration<Aanbiederstap>
{
    public void Configure(EntityTypeBuilder<Aanbiederstap> b)
    {
        b.HasIndex(s => new { s.GemeenteId, s.Aanbieder, s.Voorziening });
        b.Property(s => s.Grond).HasMaxLength(4000);
    }
}
