using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.App.Features.Accounts;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Store.Mapping;

internal sealed class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("Handovers");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.CaseNumber).HasMaxLength(200);
        builder.Ignore(h => h.IsTransfer);
        builder.HasIndex(h => new { h.ToPlannerId, h.AcknowledgedAt });
        builder.HasIndex(h => h.FromOfficeId);
        builder.HasIndex(h => h.ToOfficeId);
        builder.HasIndex(h => h.ParticipantId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(h => h.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CoverMapping : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> builder)
    {
        builder.ToTable("Covers");
        builder.MapRecorded();
        builder.Property(c => c.Offices).IsJson();
        builder.HasIndex(c => new { c.CoveringId, c.Until });
        builder.HasIndex(c => new { c.PlannerId, c.Until });
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(c => c.PlannerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(c => c.CoveringId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("Approvals");
        builder.MapRecorded();
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Subject).HasMaxLength(200);
        builder.HasIndex(a => new { a.ParticipantId, a.SubjectId });
        builder.HasIndex(a => a.State);
        builder.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecordMergeMapping : IEntityTypeConfiguration<RecordMerge>
{
    public void Configure(EntityTypeBuilder<RecordMerge> builder)
    {
        builder.ToTable("Merges");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.MergedCaseNumber).HasMaxLength(200);
        builder.Property(m => m.Before).IsJson();
        builder.Property(m => m.After).IsJson();
        builder.Property(m => m.Journal).IsJson();
        builder.Property(m => m.Renumbered).IsJson();
        builder.Property(m => m.Moved).IsJson();
        builder.Ignore(m => m.IsUndone);
        builder.HasIndex(m => m.SurvivorId);
        builder.HasIndex(m => m.MergedId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(m => m.SurvivorId).OnDelete(DeleteBehavior.Cascade);
    }
}
