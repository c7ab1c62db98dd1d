using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Store.Mapping;

internal sealed class VisitorMapping : IEntityTypeConfiguration<Visitor>
{
    public void Configure(EntityTypeBuilder<Visitor> builder)
    {
        builder.ToTable("Visitors");
        builder.MapRecorded();
        builder.Ignore(v => v.Name);
        builder.HasIndex(v => v.SearchText);
        builder.HasIndex(v => v.BirthDate);
        builder.HasMany(v => v.Cards).WithOne().HasForeignKey(c => c.VisitorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(v => v.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participant>().WithMany().HasForeignKey(v => v.ParticipantId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class VisitorCardMapping : IEntityTypeConfiguration<VisitorCard>
{
    public void Configure(EntityTypeBuilder<VisitorCard> builder)
    {
        builder.ToTable("VisitorCards");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(CardNumbers.Longest);
        builder.HasIndex(c => c.Number).IsUnique();
    }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.MapRecorded();
        builder.Property(v => v.Services).IsJson();
        builder.Property(v => v.How).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.UnknownCard).HasMaxLength(CardNumbers.Longest);
        builder.Ignore(v => v.IsLate);
        builder.Ignore(v => v.ServiceWords);
        builder.HasIndex(v => new { v.OfficeId, v.On });
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(v => v.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Visitor>().WithMany().HasForeignKey(v => v.VisitorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LocalServiceMapping : IEntityTypeConfiguration<LocalService>
{
    public void Configure(EntityTypeBuilder<LocalService> builder)
    {
        builder.ToTable("LocalServices");
        builder.MapRecorded();
        builder.Property(s => s.Name).HasMaxLength(LocalService.LongestName);
        builder.Property(s => s.Spanish).HasMaxLength(LocalService.LongestName);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(s => s.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KioskDeviceMapping : IEntityTypeConfiguration<KioskDevice>
{
    public void Configure(EntityTypeBuilder<KioskDevice> builder)
    {
        builder.ToTable("Kiosks");
        builder.MapRecorded();
        builder.Property(k => k.SecretSha256).HasMaxLength(64);
        builder.HasIndex(k => k.SecretSha256).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(k => k.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
