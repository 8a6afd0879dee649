using CaseFlow.Aanbieders;
using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Bijlagen;
using CaseFlow.Brieven;
using CaseFlow.Cijfers;
using CaseFlow.Escalaties;
using CaseFlow.Gesprekken;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Jobs;
using CaseFlow.Meldingen;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Schuldhulp;
using CaseFlow.Teams;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

// One class per slice: keys and relations, the indexes that a screen or a sweep filters on, and the long texts.
// Every foreign key has an index; SQL Server and PostgreSQL do not make one by themselves.

internal sealed class ToegangMapping : IEntityTypeConfiguration<Medewerker>, IEntityTypeConfiguration<Inzage>,
    IEntityTypeConfiguration<MedewerkerRol>, IEntityTypeConfiguration<Teamlid>
{
    public void Configure(EntityTypeBuilder<Medewerker> b)
    {
        b.HasMany(m => m.Rollen).WithOne().HasForeignKey(r => r.MedewerkerId);
        b.HasMany(m => m.Teams).WithOne().HasForeignKey(t => t.MedewerkerId);
    }

    public void Configure(EntityTypeBuilder<MedewerkerRol> b) => b.HasIndex(r => r.MedewerkerId);

    public void Configure(EntityTypeBuilder<Teamlid> b) => b.HasIndex(t => new { t.MedewerkerId, t.Team });

    public void Configure(EntityTypeBuilder<Inzage> b)
    {
        b.HasIndex(i => new { i.InwonerId, i.Op });
        b.HasIndex(i => new { i.ZaakId, i.Op });
    }
}

internal sealed class HuishoudenMapping : IEntityTypeConfiguration<Inwoner>, IEntityTypeConfiguration<Huishouden>, IEntityTypeConfiguration<HuishoudenLid>,
    IEntityTypeConfiguration<Toestemming>
{
    public void Configure(EntityTypeBuilder<Inwoner> b)
    {
        b.HasIndex(i => new { i.GemeenteId, i.BsnHash }).IsUnique();
        b.HasIndex(i => new { i.GemeenteId, i.Geboortedatum });
        b.HasMany(i => i.Huishoudens).WithOne(l => l.Inwoner).HasForeignKey(l => l.InwonerId).OnDelete(DeleteBehavior.Restrict);
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

internal sealed class ZaakMapping : IEntityTypeConfiguration<Zaak>, IEntityTypeConfiguration<Dossierregel>, IEntityTypeConfiguration<Wacht>, IEntityTypeConfiguration<Nummerreeks>
{
    public void Configure(EntityTypeBuilder<Zaak> b)
    {
        b.HasIndex(z => z.Nummer).IsUnique();
        b.HasIndex(z => z.InwonerId);
        b.HasIndex(z => z.HuishoudenId);
        b.HasIndex(z => new { z.GemeenteId, z.Team, z.Status });
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

internal sealed class MeldingMapping : IEntityTypeConfiguration<Melding>, IEntityTypeConfiguration<Contactmoment>
{
    public void Configure(EntityTypeBuilder<Melding> b)
    {
        b.HasIndex(m => m.ZaakId);
        b.HasIndex(m => m.InwonerId);
        b.HasOne(m => m.Zaak).WithMany().HasForeignKey(m => m.ZaakId);
        b.HasMany(m => m.Vertegenwoordigers).WithOne().HasForeignKey(v => v.MeldingId);
        b.Property(m => m.Tekst).HasMaxLength(10_000);
        b.Property(m => m.GrondslagToelichting).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Contactmoment> b)
    {
        b.HasIndex(c => new { c.GemeenteId, c.Op });
        b.Property(c => c.Tekst).HasMaxLength(4000);
    }
}

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<Doel>, IEntityTypeConfiguration<Spoor>,
    IEntityTypeConfiguration<Planevaluatie>, IEntityTypeConfiguration<Gesprek>, IEntityTypeConfiguration<Bevinding>
{
    public void Configure(EntityTypeBuilder<Plan> b)
    {
        b.HasIndex(p => new { p.HuishoudenId, p.Versie }).IsUnique();
        b.HasIndex(p => p.RegisseurId);
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

internal sealed class BesluitMapping : IEntityTypeConfiguration<Indicatie>, IEntityTypeConfiguration<Besluit>,
    IEntityTypeConfiguration<Aanvraag>, IEntityTypeConfiguration<Brief>, IEntityTypeConfiguration<Besluitvoorstel>, IEntityTypeConfiguration<Bijdragelijst>, IEntityTypeConfiguration<Bijdrageregel>, IEntityTypeConfiguration<Leveringsmelding>, IEntityTypeConfiguration<Maatregel>
{
    public void Configure(EntityTypeBuilder<Indicatie> b)
    {
        b.HasIndex(i => i.ZaakId);
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

internal sealed class GesprekkenMapping : IEntityTypeConfiguration<Gespreksconcept>
{
    public void Configure(EntityTypeBuilder<Gespreksconcept> b)
    {
        b.HasIndex(g => new { g.ZaakId, g.Stap }).IsUnique();
        b.HasOne<Zaak>().WithMany().HasForeignKey(g => g.ZaakId);
        b.Property(g => g.Gegevens).HasMaxLength(-1);
    }
}

internal sealed class AfspraakMapping : IEntityTypeConfiguration<Afspraak>
{
    public void Configure(EntityTypeBuilder<Afspraak> b)
    {
        b.HasIndex(a => new { a.ZaakId, a.Stand });
        b.HasIndex(a => new { a.MedewerkerId, a.Begin });
        b.HasOne<Zaak>().WithMany().HasForeignKey(a => a.ZaakId);
        b.Property(a => a.Plaats).HasMaxLength(400);
        b.Property(a => a.Aanwezig).HasMaxLength(1000);
        b.Property(a => a.Reden).HasMaxLength(4000);
    }
}

internal sealed class BijlageMapping : IEntityTypeConfiguration<Bijlage>
{
    public void Configure(EntityTypeBuilder<Bijlage> b)
    {
        b.HasIndex(x => x.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.RedenVerwijderd).HasMaxLength(1000);
    }
}

internal sealed class TermijnMapping : IEntityTypeConfiguration<Termijn>, IEntityTypeConfiguration<TermijnOpschorting>,
    IEntityTypeConfiguration<TermijnVerlenging>, IEntityTypeConfiguration<KalenderBesluit>
{
    public void Configure(EntityTypeBuilder<KalenderBesluit> b)
    {
        b.HasIndex(k => k.Jaar);
        b.Property(k => k.Dagen).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Termijn> b)
    {
        b.HasIndex(t => new { t.ZaakId, t.Status });
        b.HasIndex(t => new { t.Status, t.IsAfloopGeteld, t.LaatsteDag });
        b.HasOne<Zaak>().WithMany().HasForeignKey(t => t.ZaakId);
        b.HasMany(t => t.Opschortingen).WithOne().HasForeignKey(o => o.TermijnId);
        b.HasMany(t => t.Verlengingen).WithOne().HasForeignKey(v => v.TermijnId);
        b.Property(t => t.Telsleutel).HasMaxLength(32);
        b.Property(t => t.Uitleg).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<TermijnOpschorting> b)
    {
        b.HasIndex(o => o.TermijnId);
        b.HasIndex(o => o.HersteltermijnTot);
        b.Property(o => o.Toelichting).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<TermijnVerlenging> b)
    {
        b.HasIndex(v => v.TermijnId);
        b.Property(v => v.Grond).HasMaxLength(1000);
    }
}

internal sealed class RechtsbeschermingMapping : IEntityTypeConfiguration<Bezwaar>, IEntityTypeConfiguration<Klacht>, IEntityTypeConfiguration<Ingebrekestelling>
{
    public void Configure(EntityTypeBuilder<Bezwaar> b)
    {
        b.HasIndex(x => x.ZaakId);
        b.HasIndex(x => x.InstantieId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId);
        b.Property(x => x.Gronden).HasMaxLength(4000);
        b.Property(x => x.Motivering).HasMaxLength(8000);
    }

    public void Configure(EntityTypeBuilder<Klacht> b)
    {
        b.HasIndex(x => x.ZaakId);
        b.HasIndex(x => x.InstantieId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId);
        b.Property(x => x.Tekst).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Ingebrekestelling> b)
    {
        b.HasIndex(x => x.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(x => x.ZaakId);
    }
}

internal sealed class AanbiedersMapping : IEntityTypeConfiguration<Aanbiederstap>
{
    public void Configure(EntityTypeBuilder<Aanbiederstap> b)
    {
        b.HasIndex(s => new { s.GemeenteId, s.Aanbieder, s.Voorziening });
        b.Property(s => s.Grond).HasMaxLength(4000);
    }
}

internal sealed class EscalatiesMapping : IEntityTypeConfiguration<Niveauwijziging>
{
    public void Configure(EntityTypeBuilder<Niveauwijziging> b)
    {
        b.HasIndex(n => new { n.ZaakId, n.VervangenOp });
        b.HasIndex(n => n.HuishoudenId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(n => n.ZaakId);
        b.Property(n => n.Aanleiding).HasMaxLength(4000);
        b.Property(n => n.Doel).HasMaxLength(4000);
        b.Property(n => n.Criteria).HasMaxLength(4000);
        b.Property(n => n.Toelichting).HasMaxLength(4000);
    }
}

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
        b.HasIndex(i => new { i.Route, i.Versie, i.Status });
        b.HasOne(i => i.Zaak).WithMany().HasForeignKey(i => i.ZaakId);
        b.Property(i => i.Toestand).HasMaxLength(-1);
        b.Property(i => i.Revisie).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Taak> b)
    {
        // Read the filter where it is lifted: Beslotenheid.
        b.HasQueryFilter(Beslotenheid.Filter, t => !t.IsBesloten);
        b.HasIndex(t => new { t.Status, t.Team });
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

internal sealed class WerkvoorraadMapping : IEntityTypeConfiguration<VerteldSignaal>, IEntityTypeConfiguration<VerteldeVoorziening>, IEntityTypeConfiguration<Dagbericht>
{
    // A signal is told once, whoever makes the digest.
    public void Configure(EntityTypeBuilder<VerteldSignaal> b)
    {
        b.HasIndex(s => new { s.TermijnId, s.Team, s.Soort, s.LaatsteDag }).IsUnique();
        b.HasOne<Termijn>().WithMany().HasForeignKey(s => s.TermijnId);
    }

    public void Configure(EntityTypeBuilder<VerteldeVoorziening> b)
    {
        b.HasIndex(v => new { v.IndicatieId, v.Team, v.Signaal, v.Dag }).IsUnique();
        b.HasOne<Indicatie>().WithMany().HasForeignKey(v => v.IndicatieId);
    }

    public void Configure(EntityTypeBuilder<Dagbericht> b) => b.HasIndex(d => new { d.GemeenteId, d.Team, d.Dag }).IsUnique();
}

internal sealed class TeamsMapping : IEntityTypeConfiguration<Afwezigheid>, IEntityTypeConfiguration<Overdracht>, IEntityTypeConfiguration<OverdrachtRegel>
{
    public void Configure(EntityTypeBuilder<Afwezigheid> b)
    {
        b.HasIndex(a => new { a.MedewerkerId, a.Van });
        b.HasIndex(a => a.VervangerId);
        b.HasOne(a => a.Medewerker).WithMany().HasForeignKey(a => a.MedewerkerId);
        b.HasOne(a => a.Vervanger).WithMany().HasForeignKey(a => a.VervangerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Overdracht> b)
    {
        b.HasIndex(o => new { o.MedewerkerId, o.Op });
        b.HasIndex(o => o.Stand);
        b.HasMany(o => o.Regels).WithOne().HasForeignKey(r => r.OverdrachtId);
    }

    public void Configure(EntityTypeBuilder<OverdrachtRegel> b)
    {
        b.HasIndex(r => new { r.OverdrachtId, r.Stand });
        b.HasIndex(r => r.TaakId);
        b.HasOne(r => r.Taak).WithMany().HasForeignKey(r => r.TaakId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JobsMapping : IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<Incident>,
    IEntityTypeConfiguration<Subscription>, IEntityTypeConfiguration<ReceivedMessage>
{
    public void Configure(EntityTypeBuilder<Job> b)
    {
        b.HasIndex(j => new { j.State, j.DueAt });
        b.HasIndex(j => j.ZaakId);
        // No timer of a run can be there twice.
        b.HasIndex(j => new { j.InstantieId, j.Kind, j.Reference }).IsUnique();
        b.HasOne<Zaak>().WithMany().HasForeignKey(j => j.ZaakId).OnDelete(DeleteBehavior.Cascade);
        b.Property(j => j.Kind).HasMaxLength(40);
        b.Property(j => j.LastError).HasMaxLength(1000);
        b.Property(j => j.Payload).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<Incident> b)
    {
        b.HasIndex(i => new { i.GemeenteId, i.ResolvedAt, i.At });
        b.HasIndex(i => i.JobId);
        b.HasIndex(i => i.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(i => i.ZaakId).OnDelete(DeleteBehavior.Cascade);
        b.Property(i => i.Kind).HasMaxLength(40);
        b.Property(i => i.Message).HasMaxLength(1000);
        b.Property(i => i.Detail).HasMaxLength(4000);
    }

    public void Configure(EntityTypeBuilder<Subscription> b)
    {
        b.HasIndex(s => new { s.Kind, s.Name });
        b.HasIndex(s => new { s.InstantieId, s.EngineId }).IsUnique();
        b.HasIndex(s => s.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(s => s.ZaakId);
        b.Property(s => s.EngineId).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ReceivedMessage> b)
    {
        b.HasIndex(m => new { m.GemeenteId, m.Key }).IsUnique();
        b.HasIndex(m => m.ZaakId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(m => m.ZaakId);
        b.Property(m => m.Key).HasMaxLength(100);
    }
}

internal sealed class CijfersMapping : IEntityTypeConfiguration<Gebeurtenis>, IEntityTypeConfiguration<Publicatie>
{
    public void Configure(EntityTypeBuilder<Gebeurtenis> b)
    {
        b.HasIndex(g => new { g.GemeenteId, g.Datum, g.Naam });
        b.HasIndex(g => g.Sleutel).IsUnique();
        b.HasIndex(g => g.Vervangt);
        b.Property(g => g.Dimensies).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<Publicatie> b)
    {
        b.HasIndex(p => new { p.GemeenteId, p.Periode, p.Versie }).IsUnique();
        b.Property(p => p.Periode).HasMaxLength(7);
        b.Property(p => p.Inhoud).HasMaxLength(-1);
        // What was published never changes; a correction is a new version.
        foreach (var property in b.Metadata.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}

internal sealed class SchuldhulpMapping : IEntityTypeConfiguration<Schuldtraject>, IEntityTypeConfiguration<Vroegsignaal>
{
    public void Configure(EntityTypeBuilder<Schuldtraject> b)
    {
        b.HasIndex(t => t.ZaakId);
        b.HasIndex(t => t.SpoorId);
        b.HasIndex(t => t.InwonerId);
        b.HasOne<Zaak>().WithMany().HasForeignKey(t => t.ZaakId);
        b.HasOne<Spoor>().WithMany().HasForeignKey(t => t.SpoorId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(t => t.InwonerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Vroegsignaal> b)
    {
        b.HasIndex(s => s.ZaakId);
        b.HasIndex(s => s.InwonerId);
        b.HasIndex(s => new { s.GemeenteId, s.Sleutel }).IsUnique();
        b.Property(s => s.Bedrag).HasPrecision(12, 2);
        b.HasOne<Zaak>().WithMany().HasForeignKey(s => s.ZaakId);
        b.HasOne<Inwoner>().WithMany().HasForeignKey(s => s.InwonerId).OnDelete(DeleteBehavior.Restrict);
    }
}

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
