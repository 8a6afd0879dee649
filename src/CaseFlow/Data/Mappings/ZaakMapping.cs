using CaseFlow.Huishoudens;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class ZaakMapping : IEntityTypeConfiguration<Zaak>, IEntityTypeConfiguration<Dossierregel>, IEntityTypeConfiguration<Wacht>, IEntityTypeConfiguration<Nummerreeks>
{
    public void Configure(EntityTypeBuilder<Zaak> b)
    {
        b.HasIndex(z => z.Nummer).IsUnique();
        b.HasIndex(z => z.InwonerId);
        b.HasIndex(z => z.HuishoudenId);
        b.HasIndex(z => new { z.GemeenteId, z.Team, z.Status });
        b.HasIndex(z => new { z.GemeenteId, z.Ontvangen });
        b.Property(z => z.Revisie).IsConcurrencyToken();
        b.HasOne(z => z.Inwoner).WithMany().HasForeignKey(z => z.InwonerId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(z => z.Huishouden).WithMany().HasForeignKey(z => z.HuishoudenId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Dossierregel> b)
    {
        b.HasIndex(d => new { d.ZaakId, d.Id });
        b.HasQueryFilter(Beslotenheid.Filter, d => d.BeslotenInstantieId == null);
        b.HasOne<Zaak>().WithMany().HasForeignKey(d => d.ZaakId);
        b.Property(d => d.Omschrijving).HasMaxLength(1000);
        b.Property(d => d.Toelichting).HasMaxLength(10_000);
    }

    public void Configure(EntityTypeBuilder<Wacht> b)
    {
        b.HasIndex(w => new { w.ZaakId, w.BeeindigdOp });
        b.HasIndex(w => w.TaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(w => w.ZaakId);
        b.HasOne<Taak>().WithMany().HasForeignKey(w => w.TaakId).OnDelete(DeleteBehavior.Restrict);
        b.Property(w => w.Reden).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<Nummerreeks> b)
    {
        b.HasKey(n => n.Jaar);
        b.Property(n => n.Jaar).ValueGeneratedNever();
    }
}
