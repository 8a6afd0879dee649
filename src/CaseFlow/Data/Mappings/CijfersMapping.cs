using CaseFlow.Cijfers;
using CaseFlow.Tellingen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class CijfersMapping : IEntityTypeConfiguration<Gebeurtenis>, IEntityTypeConfiguration<Publicatie>, IEntityTypeConfiguration<Publicatiedeel>
{
    public void Configure(EntityTypeBuilder<Gebeurtenis> b)
    {
        b.HasIndex(g => new { g.GemeenteId, g.Naam, g.Datum });
        b.HasIndex(g => new { g.GemeenteId, g.Datum });
        b.HasIndex(g => g.Objectsleutel);
        b.HasIndex(g => g.Recordsleutel);
        b.HasIndex(g => new { g.GemeenteId, g.Persoonsleutel });
        b.HasIndex(g => g.Sleutel).IsUnique();
        b.HasIndex(g => g.Vervangt);
        b.Property(g => g.Dimensies).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<Publicatie> b)
    {
        b.HasIndex(p => new { p.GemeenteId, p.Periode, p.Versie }).IsUnique();
        b.Property(p => p.Periode).HasMaxLength(7);
        b.Property(p => p.Regels).HasMaxLength(1000);
        b.HasMany(p => p.Delen).WithOne().HasForeignKey(d => d.PublicatieId);
        Onveranderlijk(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Publicatiedeel> b)
    {
        b.HasIndex(d => new { d.PublicatieId, d.Onderwerp }).IsUnique();
        b.Property(d => d.Inhoud).HasMaxLength(-1);
        Onveranderlijk(b.Metadata);
    }

    // What was published never changes; a correction is a new version.
    private static void Onveranderlijk(IMutableEntityType type)
    {
        foreach (var property in type.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
