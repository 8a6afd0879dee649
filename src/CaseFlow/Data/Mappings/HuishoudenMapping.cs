using CaseFlow.Huishoudens;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class HuishoudenMapping : IEntityTypeConfiguration<Inwoner>, IEntityTypeConfiguration<Huishouden>, IEntityTypeConfiguration<HuishoudenLid>,
    IEntityTypeConfiguration<Toestemming>, IEntityTypeConfiguration<Naamsleutel>, IEntityTypeConfiguration<Persoonswijziging>, IEntityTypeConfiguration<Samenvoegvoorstel>
{
    public void Configure(EntityTypeBuilder<Inwoner> b)
    {
        b.HasIndex(i => new { i.GemeenteId, i.BsnHash }).IsUnique();
        b.HasIndex(i => new { i.GemeenteId, i.Geboortedatum });
        b.HasIndex(i => new { i.GemeenteId, i.Adressleutel });
        // Worked out when it is written, never taken from what was read.
        b.Property(i => i.Adressleutel).HasMaxLength(20).UsePropertyAccessMode(PropertyAccessMode.Property);
        b.HasIndex(i => i.SamengevoegdMetId);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(i => i.SamengevoegdMetId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(i => i.Huishoudens).WithOne(l => l.Inwoner).HasForeignKey(l => l.InwonerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Persoonswijziging> b)
    {
        b.HasIndex(w => w.InwonerId);
        b.HasIndex(w => w.ZaakId);
        b.Property(w => w.Reden).HasMaxLength(4000);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(w => w.InwonerId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Zaak>().WithMany().HasForeignKey(w => w.ZaakId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Samenvoegvoorstel> b)
    {
        b.HasIndex(v => v.ZaakId);
        b.HasIndex(v => v.AndereZaakId);
        b.HasIndex(v => v.BlijftId);
        b.HasIndex(v => v.GaatOpId);
        b.Property(v => v.Reden).HasMaxLength(4000);
        b.HasOne<Zaak>().WithMany().HasForeignKey(v => v.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Zaak>().WithMany().HasForeignKey(v => v.AndereZaakId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(v => v.BlijftId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(v => v.GaatOpId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Naamsleutel> b)
    {
        b.HasKey(s => new { s.InwonerId, s.Sleutel });
        b.Property(s => s.Sleutel).HasMaxLength(Naamsleutels.Lengte);
        b.HasIndex(s => new { s.GemeenteId, s.Sleutel, s.InwonerId });
        b.HasOne<Inwoner>().WithMany().HasForeignKey(s => s.InwonerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Huishouden> b)
    {
        b.HasIndex(h => new { h.GemeenteId, h.Sleutel }).IsUnique();
        b.HasMany(h => h.Leden).WithOne(l => l.Huishouden).HasForeignKey(l => l.HuishoudenId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Toestemming> b)
    {
        b.HasIndex(t => new { t.InwonerId, t.Nummer }).IsUnique();
        b.HasIndex(t => t.ZaakId);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(t => t.InwonerId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Zaak>().WithMany().HasForeignKey(t => t.ZaakId);
    }

    public void Configure(EntityTypeBuilder<HuishoudenLid> b)
    {
        b.HasIndex(l => l.InwonerId);
        b.HasIndex(l => l.HuishoudenId);
    }
}
