using CaseFlow.Toegang;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class ToegangMapping : IEntityTypeConfiguration<Medewerker>, IEntityTypeConfiguration<MedewerkerRol>, IEntityTypeConfiguration<Teamlid>
{
    public void Configure(EntityTypeBuilder<Medewerker> b)
    {
        b.HasMany(m => m.Rollen).WithOne().HasForeignKey(r => r.MedewerkerId);
        b.HasMany(m => m.Teams).WithOne().HasForeignKey(t => t.MedewerkerId);
    }

    public void Configure(EntityTypeBuilder<MedewerkerRol> b) => b.HasIndex(r => r.MedewerkerId);

    public void Configure(EntityTypeBuilder<Teamlid> b) => b.HasIndex(t => new { t.MedewerkerId, t.Team });
}
