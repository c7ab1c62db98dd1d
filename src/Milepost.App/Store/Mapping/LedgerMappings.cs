using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Store.Mapping;

internal sealed class LedgerFindingMapping : IEntityTypeConfiguration<LedgerFinding>
{
    public void Configure(EntityTypeBuilder<LedgerFinding> builder)
    {
        builder.ToTable("Findings");
        builder.HasKey(f => new { f.ParticipantId, f.Requirement, f.Subject, f.SeenFrom });
        builder.Property(f => f.Requirement).HasMaxLength(120);
        builder.Property(f => f.Subject).HasMaxLength(240);
        builder.Property(f => f.About).HasMaxLength(LedgerFinding.AboutMaxLength);
        builder.Property(f => f.Details).IsJson();
        builder.HasOne<Participant>().WithMany().HasForeignKey(f => f.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        // My Day and the board ask only for what is open, a small part of the ledger, and find all they count by in the index itself.
        builder.HasIndex(f => new { f.ParticipantId, f.SeenFrom, f.SeenThrough, f.DueOn, f.WaivedThrough, f.Requirement, f.Outcome })
            .HasDatabaseName("IX_Findings_Open").HasFilter($"\"Outcome\" <= {(int)Outcome.Due}");
        // What is overdue everywhere is a small part of what is open: counted by date it need not read the rest.
        builder.HasIndex(f => new { f.DueOn, f.ParticipantId, f.SeenFrom, f.SeenThrough, f.WaivedThrough }).HasDatabaseName("IX_Findings_Deadlines").HasFilter($"\"Outcome\" = {(int)Outcome.Due}");
    }
}

internal sealed class JudgedRecordMapping : IEntityTypeConfiguration<JudgedRecord>
{
    public void Configure(EntityTypeBuilder<JudgedRecord> builder)
    {
        builder.ToTable("JudgedRecords");
        builder.HasKey(j => j.ParticipantId);
        builder.Property(j => j.ParticipantId).ValueGeneratedNever();
        builder.Property(j => j.Pack).HasMaxLength(60);
        builder.Property(j => j.PackVersion).HasMaxLength(64);
        builder.Property(j => j.Revision).IsConcurrencyToken();
        builder.HasIndex(j => new { j.Pack, j.PackVersion });
        builder.HasOne<Participant>().WithMany().HasForeignKey(j => j.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SupervisorWaiverMapping : IEntityTypeConfiguration<SupervisorWaiver>
{
    public void Configure(EntityTypeBuilder<SupervisorWaiver> builder)
    {
        builder.ToTable("Waivers");
        builder.MapRecordPart();
        builder.Property(w => w.Requirement).HasMaxLength(120);
        builder.Property(w => w.Subject).HasMaxLength(240);
    }
}
