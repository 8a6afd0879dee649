using System.Text;
using CaseFlow.Aanbieders;
using CaseFlow.Abonnementen;
using CaseFlow.Afspraken;
using CaseFlow.Besluiten;
using CaseFlow.Bewaring;
using CaseFlow.Bijlagen;
using CaseFlow.Brieven;
using CaseFlow.Cijfers;
using CaseFlow.Escalaties;
using CaseFlow.Gesprekken;
using CaseFlow.Huishoudens;
using CaseFlow.Import;
using CaseFlow.Indicatoren;
using CaseFlow.Jobs;
using CaseFlow.Logboek;
using CaseFlow.Meldingen;
using CaseFlow.Notities;
using CaseFlow.Plannen;
using CaseFlow.Rechtsbescherming;
using CaseFlow.Schuldhulp;
using CaseFlow.Teams;
using CaseFlow.Tellingen;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkprocessen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Data;

/// <summary>The one model on all databases. Tables and columns are in lower_snake_case, so that a DBA need not quote them.</summary>
public sealed class CaseFlowDbContext(DbContextOptions<CaseFlowDbContext> options) : IdentityUserContext<Medewerker, Guid>(options)
{
    // Else 'A1' would equal 'a1' there, and in none of the other databases.
    private const string SqlServerCollation = "Latin1_General_100_CS_AS";

    public DbSet<Inwoner> Inwoners => Set<Inwoner>();
    public DbSet<Naamsleutel> Naamsleutels => Set<Naamsleutel>();
    public DbSet<Persoonswijziging> Persoonswijzigingen => Set<Persoonswijziging>();
    public DbSet<Samenvoegvoorstel> Samenvoegvoorstellen => Set<Samenvoegvoorstel>();
    public DbSet<Huishouden> Huishoudens => Set<Huishouden>();
    public DbSet<HuishoudenLid> HuishoudenLeden => Set<HuishoudenLid>();
    public DbSet<Toestemming> Toestemmingen => Set<Toestemming>();
    public DbSet<Zaak> Zaken => Set<Zaak>();
    public DbSet<Weergave> Weergaven => Set<Weergave>();
    public DbSet<Zaakbezoek> Zaakbezoeken => Set<Zaakbezoek>();
    public DbSet<Vermelding> Vermeldingen => Set<Vermelding>();
    public DbSet<Werkvoorkeur> Werkvoorkeuren => Set<Werkvoorkeur>();
    public DbSet<Dossierregel> Dossierregels => Set<Dossierregel>();
    public DbSet<Wacht> Wachten => Set<Wacht>();
    public DbSet<Nummerreeks> Nummerreeksen => Set<Nummerreeks>();
    public DbSet<Melding> Meldingen => Set<Melding>();
    public DbSet<Contactmoment> Contactmomenten => Set<Contactmoment>();
    public DbSet<Plan> Plannen => Set<Plan>();
    public DbSet<Planevaluatie> Planevaluaties => Set<Planevaluatie>();
    public DbSet<Spoor> Sporen => Set<Spoor>();
    public DbSet<Gesprek> Gesprekken => Set<Gesprek>();
    public DbSet<Bevinding> Bevindingen => Set<Bevinding>();
    public DbSet<Besluitvoorstel> Besluitvoorstellen => Set<Besluitvoorstel>();
    public DbSet<Indicatie> Indicaties => Set<Indicatie>();
    public DbSet<Bijdragelijst> Bijdragelijsten => Set<Bijdragelijst>();
    public DbSet<Bijdrageregel> Bijdrageregels => Set<Bijdrageregel>();
    public DbSet<VerteldeVoorziening> VerteldeVoorzieningen => Set<VerteldeVoorziening>();
    public DbSet<Leveringsmelding> Leveringsmeldingen => Set<Leveringsmelding>();
    public DbSet<Maatregel> Maatregelen => Set<Maatregel>();
    public DbSet<Besluit> Besluiten => Set<Besluit>();
    public DbSet<Aanvraag> Aanvragen => Set<Aanvraag>();
    public DbSet<Schuldtraject> Schuldtrajecten => Set<Schuldtraject>();
    public DbSet<Vroegsignaal> Vroegsignalen => Set<Vroegsignaal>();
    public DbSet<Brief> Brieven => Set<Brief>();
    public DbSet<Gespreksconcept> Gespreksconcepten => Set<Gespreksconcept>();
    public DbSet<Afspraak> Afspraken => Set<Afspraak>();
    public DbSet<Bijlage> Bijlagen => Set<Bijlage>();
    public DbSet<Termijn> Termijnen => Set<Termijn>();
    public DbSet<KalenderBesluit> KalenderBesluiten => Set<KalenderBesluit>();
    public DbSet<Bezwaar> Bezwaren => Set<Bezwaar>();
    public DbSet<Klacht> Klachten => Set<Klacht>();
    public DbSet<Ingebrekestelling> Ingebrekestellingen => Set<Ingebrekestelling>();
    public DbSet<Aanbiederstap> Aanbiederstappen => Set<Aanbiederstap>();
    public DbSet<Niveauwijziging> Niveauwijzigingen => Set<Niveauwijziging>();
    public DbSet<RouteVersie> RouteVersies => Set<RouteVersie>();
    public DbSet<RouteInstantie> RouteInstanties => Set<RouteInstantie>();
    public DbSet<Taak> Taken => Set<Taak>();
    public DbSet<Ingewijde> Ingewijden => Set<Ingewijde>();
    public DbSet<TaakAntwoord> TaakAntwoorden => Set<TaakAntwoord>();
    public DbSet<RouteStap> RouteStappen => Set<RouteStap>();
    public DbSet<Overzetting> Overzettingen => Set<Overzetting>();
    public DbSet<Overgang> Overgangen => Set<Overgang>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<ReceivedMessage> ReceivedMessages => Set<ReceivedMessage>();
    public DbSet<VerteldSignaal> VerteldeSignalen => Set<VerteldSignaal>();
    public DbSet<Dagbericht> Dagberichten => Set<Dagbericht>();
    public DbSet<Afwezigheid> Afwezigheden => Set<Afwezigheid>();
    public DbSet<Overdracht> Overdrachten => Set<Overdracht>();
    public DbSet<OverdrachtRegel> OverdrachtRegels => Set<OverdrachtRegel>();
    public DbSet<Importbestand> Importbestanden => Set<Importbestand>();
    public DbSet<Importregel> Importregels => Set<Importregel>();
    public DbSet<Gebeurtenis> Gebeurtenissen => Set<Gebeurtenis>();
    public DbSet<Publicatie> Publicaties => Set<Publicatie>();
    public DbSet<Publicatiedeel> Publicatiedelen => Set<Publicatiedeel>();
    public DbSet<ExterneWaarde> ExterneWaarden => Set<ExterneWaarde>();
    public DbSet<Streefwaarde> Streefwaarden => Set<Streefwaarde>();
    public DbSet<Doelversie> Doelversies => Set<Doelversie>();
    public DbSet<Duiding> Duidingen => Set<Duiding>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<Afscherming> Afschermingen => Set<Afscherming>();
    public DbSet<BewaardeInvoer> BewaardeInvoer => Set<BewaardeInvoer>();
    public DbSet<Noodtoegang> Noodtoegangen => Set<Noodtoegang>();
    public DbSet<Abonnement> Abonnementen => Set<Abonnement>();
    public DbSet<Bezorging> Bezorgingen => Set<Bezorging>();
    public DbSet<Toegangstoken> Toegangstokens => Set<Toegangstoken>();
    public DbSet<Api.RequestReceipt> RequestReceipts => Set<Api.RequestReceipt>();
    public DbSet<Logregel> Logregels => Set<Logregel>();
    public DbSet<Logzegel> Logzegels => Set<Logzegel>();
    public DbSet<Privacyverzoek> Privacyverzoeken => Set<Privacyverzoek>();
    public DbSet<Verzoekbrief> Verzoekbrieven => Set<Verzoekbrief>();
    public DbSet<Dossieruitvoer> Dossieruitvoeren => Set<Dossieruitvoer>();
    public DbSet<Vernietigingslijst> Vernietigingslijsten => Set<Vernietigingslijst>();
    public DbSet<Vernietigingsregel> Vernietigingsregels => Set<Vernietigingsregel>();
    public DbSet<Vernietigingsverklaring> Vernietigingsverklaringen => Set<Vernietigingsverklaring>();
    public DbSet<Bewaarplicht> Bewaarplichten => Set<Bewaarplicht>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var (inwoners, gewijzigd) = AndereNamen();
        if (gewijzigd.Count > 0)
        {
            await Naamsleutels.Where(s => gewijzigd.Contains(s.InwonerId)).LoadAsync(cancellationToken);
        }
        ZetNaamsleutels(inwoners);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var (inwoners, gewijzigd) = AndereNamen();
        if (gewijzigd.Count > 0)
        {
            Naamsleutels.Where(s => gewijzigd.Contains(s.InwonerId)).Load();
        }
        ZetNaamsleutels(inwoners);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    // Here, and not where names are written: who forgets it makes somebody who is never found.
    private (List<Inwoner> Inwoners, List<Guid> Gewijzigd) AndereNamen()
    {
        var anders = ChangeTracker.Entries<Inwoner>()
            .Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && (e.Property(i => i.Naam).IsModified || e.Property(i => i.SamengevoegdMetId).IsModified))).ToList();
        return ([.. anders.Select(e => e.Entity)], [.. anders.Where(e => e.State == EntityState.Modified).Select(e => e.Entity.Id)]);
    }

    private void ZetNaamsleutels(List<Inwoner> inwoners)
    {
        foreach (var inwoner in inwoners)
        {
            var nodig = inwoner.SamengevoegdMetId is null ? CaseFlow.Huishoudens.Naamsleutels.Van(inwoner.Naam) : new HashSet<string>();
            var oud = Naamsleutels.Local.Where(s => s.InwonerId == inwoner.Id).ToList();
            Naamsleutels.RemoveRange(oud.Where(s => !nodig.Contains(s.Sleutel)));
            Naamsleutels.AddRange(nodig.Where(n => oud.TrueForAll(s => s.Sleutel != n)).Select(n => new Naamsleutel { InwonerId = inwoner.Id, GemeenteId = inwoner.GemeenteId, Sleutel = n }));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        // SQLite cannot order a DateTimeOffset, and PostgreSQL wants UTC: one converter makes the three behave the same.
        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
        builder.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Mappings/ has a class per slice: keys and relations, the indexes that a screen or a sweep filters on, and the long texts.
        // Every foreign key has an index; SQL Server and PostgreSQL do not make one by themselves.
        builder.ApplyConfigurationsFromAssembly(typeof(CaseFlowDbContext).Assembly);
        var isSqlServer = Dialect.Of(this) == Dialect.SqlServer;
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            var table = Snake(entity.ClrType.Name.Replace("`1", "").Replace("Identity", "Medewerker").Replace("User", "Account"));
            entity.SetTableName(table);
            // A row makes its own id. Without this a new row under a loaded parent is taken for a stored one and updated, not added.
            if (entity.ClrType != typeof(Medewerker) && entity.FindProperty("Id") is { } id && id.ClrType == typeof(Guid))
            {
                id.ValueGenerated = ValueGenerated.Never;
            }
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                if (isSqlServer && (property.ClrType == typeof(string) || (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum))
                {
                    property.SetCollation(SqlServerCollation);
                }
            }
            foreach (var key in entity.GetKeys())
            {
                key.SetName("pk_" + table);
            }
            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName($"fk_{table}_{Snake(foreign.Properties[0].Name)}");
            }
            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
            }
        }
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    // Whole microseconds, the finest that PostgreSQL keeps: else a moment would come back smaller from one database than from another.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => new DateTime(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
