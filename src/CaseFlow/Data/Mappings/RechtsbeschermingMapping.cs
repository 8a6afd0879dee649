using CaseFlow.Rechtsbescherming;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

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
