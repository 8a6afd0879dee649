using CaseFlow.Import;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class ImportMapping : IEntityTypeConfiguration<Importbestand>, IEntityTypeConfiguration<Importregel>
{
    public void Configure(EntityTypeBuilder<Importbestand> b)
    {
        b.HasIndex(x => new { x.GemeenteId, x.Soort, x.Op });
        b.HasMany(x => x.Regels).WithOne().HasForeignKey(r => r.ImportbestandId);
    }

    public void Configure(EntityTypeBuilder<Importregel> b)
    {
        b.HasIndex(r => new { r.ImportbestandId, r.Nummer });
        b.HasIndex(r => new { r.GemeenteId, r.Sleutel }).IsUnique();
        b.HasIndex(r => r.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(r => r.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.Property(r => r.Reden).HasMaxLength(500);
    }
}
