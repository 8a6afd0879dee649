using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

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
