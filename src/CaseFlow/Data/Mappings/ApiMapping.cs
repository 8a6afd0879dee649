using CaseFlow.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Data;

internal sealed class ApiMapping : IEntityTypeConfiguration<RequestReceipt>
{
    public void Configure(EntityTypeBuilder<RequestReceipt> b)
    {
        b.HasIndex(r => r.Key).IsUnique();
        b.HasIndex(r => r.At);
        b.Property(r => r.Key).HasMaxLength(64);
        b.Property(r => r.Request).HasMaxLength(64);
    }
}
