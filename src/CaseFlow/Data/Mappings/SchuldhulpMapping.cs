using CaseFlow.Huishoudens;
using CaseFlow.Plannen;
using CaseFlow.Schuldhulp;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class SchuldhulpMapping : IEntityTypeConfiguration<Schuldtraject>, IEntityTypeConfiguration<Vroegsignaal>
{
    public void Configure(EntityTypeBuilder<Schuldtraject> b)
    {
        b.HasIndex(t => t.ZaakId);
        b.HasIndex(t => t.SpoorId);
        b.HasIndex(t => t.InwonerId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(t => t.ZaakId);
        b.HasOne<Spoor>().WithMany().HasForeignKey(t => t.SpoorId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(t => t.InwonerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Vroegsignaal> b)
    {
        b.HasIndex(s => s.ZaakId);
        b.HasIndex(s => s.InwonerId);
        b.HasIndex(s => new { s.GemeenteId, s.Sleutel }).IsUnique();
        b.Property(s => s.Bedrag).HasPrecision(12, 2);
        b.HasOne<Zaak>().WithMany().HasForeignKey(s => s.ZaakId);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(s => s.InwonerId).OnDelete(DeleteBehavior.Restrict);
    }
}
