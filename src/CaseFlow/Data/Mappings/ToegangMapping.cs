using CaseFlow.Huishoudens;
using CaseFlow.Toegang;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class ToegangMapping : IEntityTypeConfiguration<Medewerker>, IEntityTypeConfiguration<MedewerkerRol>, IEntityTypeConfiguration<Teamlid>,
    IEntityTypeConfiguration<Afscherming>, IEntityTypeConfiguration<Genoemde>, IEntityTypeConfiguration<Noodtoegang>, IEntityTypeConfiguration<SignInSession>, IEntityTypeConfiguration<BewaardeInvoer>, IEntityTypeConfiguration<Toegangstoken>
{
    public void Configure(EntityTypeBuilder<Medewerker> b)
    {
        b.HasMany(m => m.Rollen).WithOne().HasForeignKey(r => r.MedewerkerId);
        b.HasMany(m => m.Teams).WithOne().HasForeignKey(t => t.MedewerkerId);
    }

    public void Configure(EntityTypeBuilder<MedewerkerRol> b) => b.HasIndex(r => r.MedewerkerId);

    public void Configure(EntityTypeBuilder<Teamlid> b) => b.HasIndex(t => new { t.MedewerkerId, t.Team });

    public void Configure(EntityTypeBuilder<Afscherming> b)
    {
        b.HasIndex(a => new { a.ZaakId, a.OpgehevenOp });
        b.HasIndex(a => new { a.InwonerId, a.OpgehevenOp });
        b.HasIndex(a => new { a.GemeenteId, a.OpgehevenOp });
        b.HasOne<Zaak>().WithMany().HasForeignKey(a => a.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(a => a.InwonerId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(a => a.Genoemden).WithOne().HasForeignKey(g => g.AfschermingId);
        b.Property(a => a.Toelichting).HasMaxLength(1000);
        b.Property(a => a.RedenOpheffen).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Genoemde> b)
    {
        b.HasIndex(g => new { g.AfschermingId, g.MedewerkerId }).IsUnique();
        b.HasIndex(g => g.MedewerkerId);
        b.HasOne<Medewerker>().WithMany().HasForeignKey(g => g.MedewerkerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SignInSession> b)
    {
        b.HasIndex(s => new { s.MedewerkerId, s.BegunAt });
        b.HasOne<Medewerker>().WithMany().HasForeignKey(s => s.MedewerkerId);
        b.Property(s => s.Device).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<BewaardeInvoer> b)
    {
        b.HasKey(i => i.MedewerkerId);
        b.HasIndex(i => i.Op);
        b.HasOne<Medewerker>().WithMany().HasForeignKey(i => i.MedewerkerId).OnDelete(DeleteBehavior.Cascade);
        b.Property(i => i.Inhoud).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Toegangstoken> b)
    {
        b.HasIndex(t => t.Hash).IsUnique();
        b.HasIndex(t => t.MedewerkerId);
        b.HasOne(t => t.Medewerker).WithMany().HasForeignKey(t => t.MedewerkerId).OnDelete(DeleteBehavior.Cascade);
        b.Property(t => t.Naam).HasMaxLength(Toegangstokens.LangsteNaam);
        b.Property(t => t.Hash).HasMaxLength(64);
        b.Property(t => t.Bereik).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<Noodtoegang> b)
    {
        b.HasIndex(n => new { n.MedewerkerId, n.Tot });
        b.HasIndex(n => new { n.ZaakId, n.Op });
        b.HasIndex(n => new { n.GemeenteId, n.Op });
        b.HasOne<Zaak>().WithMany().HasForeignKey(n => n.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Medewerker>().WithMany().HasForeignKey(n => n.MedewerkerId).OnDelete(DeleteBehavior.Restrict);
        b.Property(n => n.Reden).HasMaxLength(Noodtoegangen.LangsteReden);
        b.Property(n => n.Opmerking).HasMaxLength(Noodtoegangen.LangsteReden);
    }
}
