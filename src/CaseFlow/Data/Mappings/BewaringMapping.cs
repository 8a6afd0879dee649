using CaseFlow.Bewaring;
using CaseFlow.Huishoudens;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class BewaringMapping : IEntityTypeConfiguration<Privacyverzoek>, IEntityTypeConfiguration<Verzoekbrief>, IEntityTypeConfiguration<Dossieruitvoer>,
    IEntityTypeConfiguration<Vernietigingslijst>, IEntityTypeConfiguration<Vernietigingsregel>, IEntityTypeConfiguration<Vernietigingsverklaring>, IEntityTypeConfiguration<Bewaarplicht>
{
    public void Configure(EntityTypeBuilder<Privacyverzoek> b)
    {
        b.HasIndex(v => new { v.GemeenteId, v.Status, v.LaatsteDag });
        b.HasIndex(v => v.InwonerId);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(v => v.InwonerId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(v => v.Brieven).WithOne().HasForeignKey(x => x.VerzoekId);
        b.HasMany(v => v.Uitvoeren).WithOne().HasForeignKey(u => u.VerzoekId);
        b.Property(v => v.Revisie).IsConcurrencyToken();
        b.Property(v => v.Omschrijving).HasMaxLength(4000);
        b.Property(v => v.Uitleg).HasMaxLength(4000);
        b.Property(v => v.RedenVerlenging).HasMaxLength(1000);
        b.Property(v => v.Motivering).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Verzoekbrief> b)
    {
        b.HasIndex(x => x.VerzoekId);
        b.Property(x => x.Geadresseerde).HasMaxLength(1000);
        b.Property(x => x.Onderwerp).HasMaxLength(500);
        b.Property(x => x.Tekst).HasMaxLength(-1);
        b.Property(x => x.Zegel).HasMaxLength(64);
        NooitAnders(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Dossieruitvoer> b)
    {
        b.HasIndex(u => u.VerzoekId);
        b.HasIndex(u => u.ZaakId);
        // Not by cascade: SQL Server allows no second way from a resident to this row.
        b.HasOne<Zaak>().WithMany().HasForeignKey(u => u.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.Property(u => u.Hash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<Vernietigingslijst> b)
    {
        b.HasIndex(l => new { l.GemeenteId, l.Nummer }).IsUnique();
        b.HasIndex(l => l.VerzoekId);
        b.HasOne<Privacyverzoek>().WithMany().HasForeignKey(l => l.VerzoekId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(l => l.Regels).WithOne(r => r.Lijst).HasForeignKey(r => r.LijstId);
        b.Property(l => l.Revisie).IsConcurrencyToken();
        b.Property(l => l.Reden).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Vernietigingsregel> b)
    {
        b.HasIndex(r => new { r.LijstId, r.Stand });
        b.HasIndex(r => r.OnderwerpId);
        b.Property(r => r.Reden).HasMaxLength(1000);
        b.Property(r => r.Bestanden).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Vernietigingsverklaring> b)
    {
        b.HasIndex(v => v.LijstId).IsUnique();
        b.HasOne<Vernietigingslijst>().WithOne().HasForeignKey<Vernietigingsverklaring>(v => v.LijstId).OnDelete(DeleteBehavior.Restrict);
        b.Property(v => v.Tekst).HasMaxLength(-1);
        b.Property(v => v.Zegel).HasMaxLength(64);
        NooitAnders(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Bewaarplicht> b)
    {
        b.HasIndex(p => p.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(p => p.ZaakId);
        b.Property(p => p.Reden).HasMaxLength(1000);
        b.Property(p => p.RedenEinde).HasMaxLength(1000);
    }

    private static void NooitAnders(IMutableEntityType soort)
    {
        foreach (var property in soort.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
