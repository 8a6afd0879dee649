using CaseFlow.Meldingen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class MeldingMapping : IEntityTypeConfiguration<Melding>, IEntityTypeConfiguration<Contactmoment>
{
    public void Configure(EntityTypeBuilder<Melding> b)
    {
        b.HasIndex(m => m.ZaakId);
        b.HasIndex(m => m.InwonerId);
        b.HasOne(m => m.Zaak).WithMany().HasForeignKey(m => m.ZaakId);
        b.HasMany(m => m.Vertegenwoordigers).WithOne().HasForeignKey(v => v.MeldingId);
        b.Property(m => m.Tekst).HasMaxLength(10_000);
        b.Property(m => m.GrondslagToelichting).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Contactmoment> b)
    {
        b.HasIndex(c => new { c.GemeenteId, c.Op });
        b.Property(c => c.Tekst).HasMaxLength(4000);
    }
}
