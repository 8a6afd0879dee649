using CaseFlow.Schuldhulp;
using CaseFlow.Termijnen;
using CaseFlow.Voorzieningen;
using CaseFlow.Werkvoorraad;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

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
