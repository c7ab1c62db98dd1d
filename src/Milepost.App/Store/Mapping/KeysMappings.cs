using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.App.Features.Accounts;
using Milepost.App.Store.Keys;

namespace Milepost.App.Store.Mapping;

internal sealed class InstallationSecretMapping : IEntityTypeConfiguration<InstallationSecret>
{
    public void Configure(EntityTypeBuilder<InstallationSecret> builder)
    {
        builder.ToTable("InstallationSecrets");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(200);
    }
}

internal sealed class HeldFileMapping : IEntityTypeConfiguration<HeldFile>
{
    public void Configure(EntityTypeBuilder<HeldFile> builder)
    {
        builder.ToTable("HeldFiles");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.FileName).HasMaxLength(HeldFile.LongestName);
        builder.HasIndex(f => f.Until);
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnknownSignInMapping : IEntityTypeConfiguration<UnknownSignIn>
{
    public void Configure(EntityTypeBuilder<UnknownSignIn> builder)
    {
        builder.ToTable("UnknownSignIns");
        builder.HasKey(u => u.AddressSha256);
        builder.Property(u => u.AddressSha256).HasMaxLength(64);
        builder.HasIndex(u => u.Until);
    }
}
