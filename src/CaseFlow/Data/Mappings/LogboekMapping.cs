using CaseFlow.Logboek;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class LogboekMapping : IEntityTypeConfiguration<Logregel>, IEntityTypeConfiguration<Logzegel>
{
    public void Configure(EntityTypeBuilder<Logregel> b)
    {
        b.HasIndex(r => new { r.InwonerId, r.Op });
        b.HasIndex(r => new { r.ZaakId, r.Op });
        b.HasIndex(r => new { r.GemeenteId, r.Op });
        b.Property(r => r.Onderdeel).HasMaxLength(500);
        b.Property(r => r.Handtekening).HasMaxLength(64);
        NooitGewijzigd(b.Metadata);
    }

    public void Configure(EntityTypeBuilder<Logzegel> b)
    {
        b.HasKey(z => z.Volgnummer);
        b.Property(z => z.Volgnummer).ValueGeneratedNever();
        b.HasIndex(z => z.RegelId).IsUnique();
        b.Property(z => z.Zegel).HasMaxLength(64);
        NooitGewijzigd(b.Metadata);
    }

    // A log that the application can rewrite proves nothing.
    private static void NooitGewijzigd(IMutableEntityType soort)
    {
        foreach (var property in soort.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
