using CaseFlow.Afspraken;
using CaseFlow.Termijnen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class AfspraakMapping : IEntityTypeConfiguration<Afspraak>
{
    public void Configure(EntityTypeBuilder<Afspraak> b)
    {
        b.HasIndex(a => new { a.ZaakId, a.Stand });
        b.HasIndex(a => new { a.MedewerkerId, a.Begin });
        b.HasOne<Zaak>().WithMany().HasForeignKey(a => a.ZaakId);
        b.Property(a => a.Plaats).HasMaxLength(400);
        b.Property(a => a.Aanwezig).HasMaxLength(1000);
        b.Property(a => a.Reden).HasMaxLength(4000);
    }
}
