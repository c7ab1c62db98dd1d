using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Organization;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Store.Mapping;

internal static class RecordPartMapping
{
    /// <summary>What every part of a record shares: its key, its version, its participant, its id in case files.</summary>
    public static void MapRecordPart<T>(this EntityTypeBuilder<T> part) where T : RecordPart
    {
        part.MapRecorded();
        part.Property(p => p.CaseFileId).HasMaxLength(200);
        part.HasIndex(p => new { p.ParticipantId, p.CaseFileId }).IsUnique();
        part.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }

    public static void MapRecorded<T>(this EntityTypeBuilder<T> recorded) where T : Recorded
    {
        recorded.HasKey(r => r.Id);
        recorded.Property(r => r.Id).ValueGeneratedNever();
        recorded.Property(r => r.Version).IsConcurrencyToken();
        recorded.Ignore(r => r.Happenings);
    }
}

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.MapRecorded();
        builder.Property(p => p.CaseNumber).HasMaxLength(200);
        builder.HasIndex(p => p.CaseNumber).IsUnique();
        builder.Property(p => p.PackId).HasMaxLength(60);
        builder.Property(p => p.RecordVersion).IsConcurrencyToken();
        builder.Property(p => p.Screening).IsJson();
        builder.Property(p => p.PartnerPrograms).IsJson();
        builder.Property(p => p.FormerNumbers).IsJson().HasDefaultValueSql("'[]'");
        builder.HasIndex(p => p.MergedIntoId);
        builder.HasIndex(p => p.OfficeId);
        builder.HasIndex(p => p.PlannerId);
        builder.HasIndex(p => p.SearchText);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.Name);
        builder.Ignore(p => p.CalledName);
        builder.ComplexProperty(p => p.Profile, profile =>
        {
            profile.Property(p => p.FirstName).HasColumnName("FirstName");
            profile.Property(p => p.MiddleName).HasColumnName("MiddleName");
            profile.Property(p => p.LastName).HasColumnName("LastName");
            profile.Property(p => p.PreferredName).HasColumnName("PreferredName");
            profile.Property(p => p.BirthDate).HasColumnName("BirthDate");
            profile.Property(p => p.Email).HasColumnName("Email");
            profile.Property(p => p.Phone).HasColumnName("Phone");
            profile.Property(p => p.SecondPhone).HasColumnName("SecondPhone");
            profile.Property(p => p.Address).HasColumnName("Address").IsJson();
            profile.Property(p => p.Language).HasColumnName("Language");
            profile.Property(p => p.Veteran).HasColumnName("Veteran");
            profile.Property(p => p.AttendingSchool).HasColumnName("AttendingSchool");
            profile.Property(p => p.TrainingApprovedOn).HasColumnName("TrainingApprovedOn");
            profile.Property(p => p.NewCareerCoach).HasColumnName("NewCareerCoach");
            profile.Property(p => p.Folder).HasColumnName("Folder");
            profile.Property(p => p.DesiredCareerPath).HasColumnName("DesiredCareerPath");
        });
    }
}

internal sealed class OrgUnitMapping : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.ToTable("OrgUnits");
        builder.MapRecorded();
        builder.HasIndex(u => u.Code).IsUnique();
        builder.HasIndex(u => u.Path).IsUnique();
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.MapRecordPart();
        builder.Property(a => a.Programs).IsJson();
        builder.Property(a => a.Documents).IsJson();
        builder.Ignore(a => a.ProgramWords);
    }
}

internal sealed class EnrollmentMapping : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.ToTable("Enrollments");
        builder.MapRecordPart();
        builder.Property(e => e.Program).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.ExitDetails).IsJson();
        builder.Ignore(e => e.IsOpen);
    }
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("Assessments");
        builder.MapRecordPart();
        builder.Property(a => a.Details).IsJson();
        builder.Property(a => a.SummaryHistory).IsJson();
        builder.Ignore(a => a.IsExemption);
    }
}

internal sealed class TrainingChoiceMapping : IEntityTypeConfiguration<TrainingChoice>
{
    public void Configure(EntityTypeBuilder<TrainingChoice> builder)
    {
        builder.ToTable("TrainingChoices");
        builder.MapRecordPart();
        builder.Ignore(c => c.WaitsForService);
        builder.Property(c => c.Details).IsJson();
    }
}

internal sealed class ServiceMapping : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("Services");
        builder.MapRecordPart();
        builder.Ignore(s => s.IsOpen);
        builder.Ignore(s => s.Title);
        builder.Property(s => s.Completion).HasConversion<string>().HasMaxLength(20);
        builder.ComplexProperty(s => s.Details, details =>
        {
            details.Property(d => d.Code).HasColumnName("Code");
            details.Property(d => d.Name).HasColumnName("Name");
            details.Property(d => d.Kind).HasColumnName("Kind").HasConversion<string>().HasMaxLength(30);
            details.Property(d => d.Program).HasColumnName("Program").HasConversion<string>().HasMaxLength(30);
            details.Property(d => d.YouthElement).HasColumnName("YouthElement");
            details.Property(d => d.WioaFunded).HasColumnName("WioaFunded");
            details.Property(d => d.StartsOn).HasColumnName("StartsOn");
            details.Property(d => d.PlannedEndOn).HasColumnName("PlannedEndOn");
            details.Property(d => d.Provider).HasColumnName("Provider");
            // No precision: both databases then keep the digits as they were given ("15" stays "15").
            details.Property(d => d.Cost).HasColumnName("Cost");
            details.Property(d => d.Funding).HasColumnName("Funding").IsJson();
            details.Property(d => d.SupportType).HasColumnName("SupportType");
            details.Property(d => d.WeeklyHours).HasColumnName("WeeklyHours");
            details.Property(d => d.InformedChoice).HasColumnName("InformedChoice").IsJson();
            details.Property(d => d.Placement).HasColumnName("Placement").IsJson();
            details.Property(d => d.SocCode).HasColumnName("SocCode");
            details.Property(d => d.RapidsId).HasColumnName("RapidsId");
            details.Property(d => d.TrainingProgram).HasColumnName("TrainingProgram");
            details.Property(d => d.Training).HasColumnName("Training").IsJson();
            details.Property(d => d.Attendance).HasColumnName("Attendance");
            details.Property(d => d.Notes).HasColumnName("Notes");
            details.Property(d => d.Barriers).HasColumnName("Barriers").IsJson();
            details.Property(d => d.Goal).HasColumnName("Goal");
            details.Property(d => d.SameDay).HasColumnName("SameDay");
            details.Property(d => d.Episode).HasColumnName("Episode");
        });
    }
}

internal sealed class SupportLimitMapping : IEntityTypeConfiguration<SupportLimit>
{
    public void Configure(EntityTypeBuilder<SupportLimit> builder)
    {
        builder.ToTable("SupportLimits");
        builder.MapRecorded();
        builder.Ignore(l => l.Title);
        builder.Property(l => l.Period).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(l => l.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseNoteMapping : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.ToTable("CaseNotes");
        builder.MapRecordPart();
        builder.Ignore(n => n.IsLate);
        builder.Ignore(n => n.IsLocked);
        builder.Property(n => n.Addenda).IsJson();
        builder.ComplexProperty(n => n.Details, details =>
        {
            details.Property(d => d.Subject).HasColumnName("Subject");
            details.Property(d => d.OccurredOn).HasColumnName("OccurredOn");
            details.Property(d => d.TwoWay).HasColumnName("TwoWay");
            details.Property(d => d.Method).HasColumnName("Method");
            details.Property(d => d.Service).HasColumnName("Service");
            details.Property(d => d.Text).HasColumnName("Text");
        });
    }
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("Credentials");
        builder.MapRecordPart();
        builder.Property(c => c.Evidence).IsJson();
    }
}

internal sealed class SkillGainMapping : IEntityTypeConfiguration<SkillGain>
{
    public void Configure(EntityTypeBuilder<SkillGain> builder)
    {
        builder.ToTable("SkillGains");
        builder.MapRecordPart();
        builder.Property(g => g.Evidence).IsJson();
    }
}

internal sealed class FollowUpContactMapping : IEntityTypeConfiguration<FollowUpContact>
{
    public void Configure(EntityTypeBuilder<FollowUpContact> builder)
    {
        builder.ToTable("FollowUpContacts");
        builder.MapRecordPart();
        builder.Property(c => c.Details).IsJson();
    }
}

internal sealed class PlannedGapMapping : IEntityTypeConfiguration<PlannedGap>
{
    public void Configure(EntityTypeBuilder<PlannedGap> builder)
    {
        builder.ToTable("PlannedGaps");
        builder.MapRecordPart();
    }
}
