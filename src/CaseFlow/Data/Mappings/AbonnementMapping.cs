using CaseFlow.Abonnementen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class AbonnementMapping : IEntityTypeConfiguration<Abonnement>, IEntityTypeConfiguration<Bezorging>
{
    public void Configure(EntityTypeBuilder<Abonnement> b)
    {
        b.HasIndex(a => new { a.GemeenteId, a.GestoptOp });
        b.Property(a => a.Url).HasMaxLength(400);
        b.Property(a => a.Soorten).HasMaxLength(1000);
        b.Property(a => a.GeheimVersleuteld).HasMaxLength(200);
        b.Property(a => a.VorigeVersleuteld).HasMaxLength(200);
    }

    // A case that is destroyed takes its deliveries along.
    public void Configure(EntityTypeBuilder<Bezorging> b)
    {
        b.HasIndex(x => new { x.AbonnementId, x.Op });
        b.HasIndex(x => x.ZaakId);
        b.HasOne(x => x.Abonnement).WithMany().HasForeignKey(x => x.AbonnementId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId).OnDelete(DeleteBehavior.Cascade);
    }
}
