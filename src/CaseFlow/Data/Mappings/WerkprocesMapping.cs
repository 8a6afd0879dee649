using CaseFlow.Meldingen;
using CaseFlow.Plannen;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class WerkprocesMapping : IEntityTypeConfiguration<RouteVersie>, IEntityTypeConfiguration<RouteInstantie>,
    IEntityTypeConfiguration<Taak>, IEntityTypeConfiguration<TaakRol>, IEntityTypeConfiguration<TaakAntwoord>, IEntityTypeConfiguration<Ingewijde>, IEntityTypeConfiguration<RouteStap>,
    IEntityTypeConfiguration<Overzetting>, IEntityTypeConfiguration<Overgang>
{
    public void Configure(EntityTypeBuilder<RouteVersie> b)
    {
        b.HasIndex(v => new { v.Route, v.Versie }).IsUnique();
        b.Property(v => v.Bpmn).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<RouteInstantie> b)
    {
        b.HasIndex(i => new { i.ZaakId, i.Status });
        b.HasIndex(i => new { i.Status, i.GeeindigdOp });
        b.HasIndex(i => new { i.Route, i.Versie, i.Status });
        b.HasOne(i => i.Zaak).WithMany().HasForeignKey(i => i.ZaakId);
        b.Property(i => i.Toestand).HasMaxLength(-1);
        b.Property(i => i.Revisie).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Taak> b)
    {
        // Read the filter where it is lifted: Beslotenheid.
        b.HasQueryFilter(Beslotenheid.Filter, t => !t.IsBesloten);
        b.HasIndex(t => new { t.Status, t.Team, t.GeslotenOp });
        b.HasIndex(t => new { t.Status, t.ToegewezenAanId });
        b.HasIndex(t => new { t.ZaakId, t.Status });
        b.HasIndex(t => t.InstantieId);
        b.HasOne(t => t.Zaak).WithMany().HasForeignKey(t => t.ZaakId);
        b.HasMany(t => t.Rollen).WithOne().HasForeignKey(r => r.TaakId);
        b.Property(t => t.Revisie).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<TaakRol> b)
    {
        b.HasKey(r => new { r.TaakId, r.Rol });
        b.Property(r => r.Rol).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<Ingewijde> b)
    {
        b.HasIndex(i => new { i.InstantieId, i.MedewerkerId }).IsUnique();
        b.HasIndex(i => new { i.MedewerkerId, i.ZaakId });
        b.HasIndex(i => i.ZaakId);
        b.HasOne<RouteInstantie>().WithMany().HasForeignKey(i => i.InstantieId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(i => i.ZaakId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Medewerker>().WithMany().HasForeignKey(i => i.MedewerkerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TaakAntwoord> b)
    {
        b.HasQueryFilter(Beslotenheid.Filter, a => !a.IsBesloten);
        b.HasIndex(a => new { a.ZaakId, a.Op });
        b.HasIndex(a => a.InstantieId);
        b.HasIndex(a => a.TaakId).IsUnique();
        b.HasOne<Taak>().WithMany().HasForeignKey(a => a.TaakId);
        b.Property(a => a.Gegevens).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Overzetting> b)
    {
        b.HasIndex(o => new { o.GemeenteId, o.Route, o.Op });
        b.Property(o => o.Plan).HasMaxLength(-1);
        b.Property(o => o.Reden).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Overgang> b)
    {
        b.HasIndex(o => new { o.OverzettingId, o.Status });
        b.HasIndex(o => o.InstantieId);
        b.HasOne<Overzetting>().WithMany().HasForeignKey(o => o.OverzettingId);
        b.HasOne<RouteInstantie>().WithMany().HasForeignKey(o => o.InstantieId);
        b.Property(o => o.Melding).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<RouteStap> b)
    {
        b.HasIndex(s => new { s.InstantieId, s.VerlatenOp });
        b.HasOne<RouteInstantie>().WithMany().HasForeignKey(s => s.InstantieId);
    }
}
