using CaseFlow.Escalaties;
using CaseFlow.Plannen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class EscalatiesMapping : IEntityTypeConfiguration<Niveauwijziging>
{
    public void Configure(EntityTypeBuilder<Niveauwijziging> b)
    {
        b.HasIndex(n => new { n.ZaakId, n.VervangenOp });
        b.HasIndex(n => n.HuishoudenId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(n => n.ZaakId);
        b.Property(n => n.Aanleiding).HasMaxLength(4000);
        b.Property(n => n.Doel).HasMaxLength(4000);
        b.Property(n => n.Criteria).HasMaxLength(4000);
        b.Property(n => n.Toelichting).HasMaxLength(4000);
    }
}
