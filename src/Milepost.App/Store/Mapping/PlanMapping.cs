using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Plans;

namespace Milepost.App.Store.Mapping;

/// <summary>A plan's own parts are always loaded with it: without its goals a plan would wrongly refuse to be signed.</summary>
internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.MapRecordPart();
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Details).IsJson();
        builder.Property(p => p.Reopenings).IsJson();
        builder.Property(p => p.Reviews).IsJson();
        builder.Property(p => p.Changes).IsJson();
        builder.Ignore(p => p.IsOpen);
        builder.Ignore(p => p.HasOpenGoal);
        builder.Ignore(p => p.LatestAgreement);
        builder.Ignore(p => p.AgreedVersion);
        builder.Ignore(p => p.SignedAsItStands);
        builder.Ignore(p => p.WasAgreed);
        builder.Ignore(p => p.VersionOfNextChange);
        builder.HasMany(p => p.Goals).WithOne().HasForeignKey("PlanId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Agreements).WithOne().HasForeignKey("PlanId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(p => p.Goals).AutoInclude();
        builder.Navigation(p => p.Agreements).AutoInclude();
    }
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("Goals");
        builder.HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Details).IsJson();
        builder.Property(g => g.Status).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(g => g.IsOpen);
        builder.Ignore(g => g.HasOpenObjective);
        builder.Ignore(g => g.Services);
        builder.HasMany(g => g.Objectives).WithOne().HasForeignKey("GoalId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(g => g.Objectives).AutoInclude();
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("Objectives");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Details).IsJson();
        builder.Property(o => o.Services).IsJson();
        builder.Property(o => o.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(o => o.IsOpen);
    }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Method).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(a => a.SignedByBoth);
        builder.Ignore(a => a.On);
    }
}

internal sealed class PlanVersionMapping : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("PlanVersions");
        builder.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();
        // No foreign key to the plan: what somebody signed stays even when an import replaces the plan.
        builder.HasIndex(v => v.ParticipantId);
    }
}
