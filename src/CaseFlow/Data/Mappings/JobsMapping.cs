using CaseFlow.Jobs;
using CaseFlow.Zaken;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

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
