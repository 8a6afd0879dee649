using CaseFlow.Indicatoren;
using CaseFlow.Tellingen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class IndicatorenMapping
    : IEntityTypeConfiguration<ExterneWaarde>, IEntityTypeConfiguration<Streefwaarde>, IEntityTypeConfiguration<Doelversie>, IEntityTypeConfiguration<Duiding>
{
    public void Configure(EntityTypeBuilder<ExterneWaarde> b)
    {
        b.HasIndex(w => new { w.GemeenteId, w.Reeks, w.Periode, w.Versie }).IsUnique();
        b.Property(w => w.Reeks).HasMaxLength(100);
        b.Property(w => w.Periode).HasMaxLength(7);
        b.Property(w => w.Waarde).HasMaxLength(100);
        b.Property(w => w.Getal).HasPrecision(18, 4);
        b.Property(w => w.Opmerking).HasMaxLength(500);
        NooitAnders(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Streefwaarde> b)
    {
        b.HasIndex(s => new { s.GemeenteId, s.IndicatorId, s.Jaar, s.Versie }).IsUnique();
        b.Property(s => s.IndicatorId).HasMaxLength(100);
        b.Property(s => s.Waarde).HasMaxLength(100);
        b.Property(s => s.Getal).HasPrecision(18, 4);
        b.Property(s => s.Reden).HasMaxLength(500);
        NooitAnders(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Doelversie> b)
    {
        b.HasIndex(d => new { d.GemeenteId, d.Doel, d.Versie }).IsUnique();
        b.Property(d => d.Doel).HasMaxLength(40);
        b.Property(d => d.Ouder).HasMaxLength(40);
        b.Property(d => d.Indicatoren).HasMaxLength(-1);
        b.Property(d => d.Reden).HasMaxLength(500);
        NooitAnders(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Duiding> b)
    {
        b.HasIndex(d => new { d.GemeenteId, d.IndicatorId, d.Periode, d.Versie }).IsUnique();
        b.Property(d => d.IndicatorId).HasMaxLength(100);
        b.Property(d => d.Periode).HasMaxLength(7);
        b.Property(d => d.Tekst).HasMaxLength(-1);
        NooitAnders(b.Metadata);
    }

    // What was said once stays: a change is a new version.
    private static void NooitAnders(IMutableEntityType type)
    {
        foreach (var property in type.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
