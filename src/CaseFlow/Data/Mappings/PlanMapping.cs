using CaseFlow.Plannen;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<Doel>, IEntityTypeConfiguration<Spoor>,
    IEntityTypeConfiguration<Planevaluatie>, IEntityTypeConfiguration<Gesprek>, IEntityTypeConfiguration<Bevinding>
{
    public void Configure(EntityTypeBuilder<Plan> b)
    {
        b.HasIndex(p => new { p.HuishoudenId, p.Versie }).IsUnique();
        b.HasIndex(p => p.RegisseurId);
        b.HasIndex(p => p.EvaluatieOp);
        b.HasMany(p => p.Doelen).WithOne().HasForeignKey(d => d.PlanId);
        b.Property(p => p.BezwarenInwoner).HasMaxLength(4000);
        b.Property(p => p.Reden).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Doel> b)
    {
        b.Property(d => d.Tekst).HasMaxLength(4000);
        b.Property(d => d.Wie).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Planevaluatie> b)
    {
        b.HasIndex(e => e.HuishoudenId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(e => e.ZaakId);
        b.HasIndex(e => e.ZaakId);
        b.Property(e => e.Verslag).HasMaxLength(10_000);
    }

    public void Configure(EntityTypeBuilder<Spoor> b)
    {
        b.HasIndex(s => s.ZaakId);
        b.HasIndex(s => s.HuishoudenId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(s => s.ZaakId);
    }

    public void Configure(EntityTypeBuilder<Gesprek> b)
    {
        b.HasIndex(g => g.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(g => g.ZaakId);
        b.Property(g => g.Gegevens).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Bevinding> b)
    {
        b.HasIndex(v => new { v.ZaakId, v.Soort, v.Versie });
        b.HasOne<Zaak>().WithMany().HasForeignKey(v => v.ZaakId);
        b.Property(v => v.Tekst).HasMaxLength(10_000);
        b.Property(v => v.Bron).HasMaxLength(1000);
        b.Property(v => v.Deskundigheid).HasMaxLength(400);
    }
}
