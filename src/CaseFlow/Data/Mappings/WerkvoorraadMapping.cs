using CaseFlow.Schuldhulp;
using CaseFlow.Termijnen;
using CaseFlow.Toegang;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class WerkvoorraadMapping : IEntityTypeConfiguration<VerteldSignaal>, IEntityTypeConfiguration<VerteldeVoorziening>, IEntityTypeConfiguration<Dagbericht>,
    IEntityTypeConfiguration<Weergave>, IEntityTypeConfiguration<Werkvoorkeur>
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

    // What somebody saved goes with the account.
    public void Configure(EntityTypeBuilder<Weergave> b)
    {
        b.HasIndex(w => new { w.MedewerkerId, w.GemeenteId, w.Naam }).IsUnique();
        b.HasOne<Medewerker>().WithMany().HasForeignKey(w => w.MedewerkerId);
        b.Property(w => w.Naam).HasMaxLength(Weergaven.LangsteNaam);
        b.Property(w => w.Keuze).HasMaxLength(Werkkeuze.LangsteKeuze);
    }

    public void Configure(EntityTypeBuilder<Werkvoorkeur> b)
    {
        b.HasIndex(v => new { v.MedewerkerId, v.GemeenteId }).IsUnique();
        b.HasOne<Medewerker>().WithMany().HasForeignKey(v => v.MedewerkerId);
    }
}
