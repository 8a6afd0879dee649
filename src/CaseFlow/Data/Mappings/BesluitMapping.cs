using CaseFlow.Besluiten;
using CaseFlow.Brieven;
using CaseFlow.Voorzieningen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class BesluitMapping : IEntityTypeConfiguration<Indicatie>, IEntityTypeConfiguration<Besluit>,
    IEntityTypeConfiguration<Aanvraag>, IEntityTypeConfiguration<Brief>, IEntityTypeConfiguration<Besluitvoorstel>, IEntityTypeConfiguration<Bijdragelijst>, IEntityTypeConfiguration<Bijdrageregel>, IEntityTypeConfiguration<Leveringsmelding>, IEntityTypeConfiguration<Maatregel>
{
    public void Configure(EntityTypeBuilder<Indicatie> b)
    {
        b.HasIndex(i => i.ZaakId);
        b.HasIndex(i => i.BesluitId);
        b.HasIndex(i => i.SpoorId);
        b.HasIndex(i => i.InwonerId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(i => i.ZaakId);
        b.Property(i => i.Omvang).HasMaxLength(400);
    }

    public void Configure(EntityTypeBuilder<Besluitvoorstel> b)
    {
        b.HasIndex(v => v.TaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(v => v.ZaakId);
        b.Property(v => v.Gegevens).HasMaxLength(-1);
    }

    // Two who make a list at once meet here, and the second makes it again from what is left.
    public void Configure(EntityTypeBuilder<Bijdragelijst> b) => b.HasIndex(l => new { l.GemeenteId, l.Nummer }).IsUnique();

    public void Configure(EntityTypeBuilder<Bijdrageregel> b)
    {
        b.HasIndex(r => r.IndicatieId);
        b.HasOne<Bijdragelijst>().WithMany(l => l.Regels).HasForeignKey(r => r.LijstId);
        b.HasOne<Indicatie>().WithMany().HasForeignKey(r => r.IndicatieId);
    }

    public void Configure(EntityTypeBuilder<Leveringsmelding> b)
    {
        b.HasIndex(l => l.IndicatieId);
        b.HasOne<Indicatie>().WithMany().HasForeignKey(l => l.IndicatieId);
        b.Property(l => l.Reden).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Maatregel> b)
    {
        b.HasIndex(m => m.ZaakId);
        b.HasIndex(m => m.InwonerId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(m => m.ZaakId);
    }

    public void Configure(EntityTypeBuilder<Besluit> b)
    {
        b.HasIndex(d => d.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(d => d.ZaakId);
        b.Property(d => d.Motivering).HasMaxLength(10_000);
        b.Property(d => d.Gegevens).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Aanvraag> b)
    {
        b.HasIndex(a => a.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(a => a.ZaakId);
    }

    public void Configure(EntityTypeBuilder<Brief> b)
    {
        b.HasIndex(f => f.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(f => f.ZaakId);
        b.Property(f => f.Tekst).HasMaxLength(-1);
        b.Property(f => f.Geadresseerde).HasMaxLength(1000);
        b.Property(f => f.Zegel).HasMaxLength(64);
        // A letter that was sent is never rewritten.
        foreach (var property in b.Metadata.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
