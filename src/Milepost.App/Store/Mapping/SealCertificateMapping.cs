using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Milepost.App.Store.Mapping;

internal sealed class SealCertificateMapping : IEntityTypeConfiguration<SealCertificate>
{
    public void Configure(EntityTypeBuilder<SealCertificate> builder)
    {
        builder.ToTable("SealCertificates");
        builder.HasKey(c => c.Thumbprint);
        builder.Property(c => c.Thumbprint).HasMaxLength(64);
        builder.Property(c => c.Subject).HasMaxLength(400);
        // Both databases count nulls as different from each other: one current certificate, any number of retired ones.
        builder.HasIndex(c => c.IsCurrent).IsUnique();
    }
}
