using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Organization;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Store.Mapping;

internal sealed class TrainingProviderMapping : IEntityTypeConfiguration<TrainingProvider>
{
    public void Configure(EntityTypeBuilder<TrainingProvider> builder)
    {
        builder.ToTable("TrainingProviders");
        builder.MapRecorded();
        builder.Property(p => p.Details).IsJson();
        builder.HasIndex(p => p.OrgUnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TrainingProgramMapping : IEntityTypeConfiguration<TrainingProgram>
{
    public void Configure(EntityTypeBuilder<TrainingProgram> builder)
    {
        builder.ToTable("TrainingPrograms");
        builder.MapRecorded();
        builder.Property(p => p.Details).IsJson();
        builder.Property(p => p.Approvals).IsJson();
        builder.Property(p => p.Credentials).IsJson();
        builder.HasIndex(p => p.ProviderId);
        builder.HasOne<TrainingProvider>().WithMany().HasForeignKey(p => p.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttendanceEntryMapping : IEntityTypeConfiguration<AttendanceEntry>
{
    public void Configure(EntityTypeBuilder<AttendanceEntry> builder)
    {
        builder.ToTable("AttendanceEntries");
        builder.MapRecordPart();
        builder.Property(e => e.Service).HasMaxLength(200);
        builder.Property(e => e.Hours).IsJson();
        builder.HasIndex(e => new { e.ParticipantId, e.Service });
    }
}
