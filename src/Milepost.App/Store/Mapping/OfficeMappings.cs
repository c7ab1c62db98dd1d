using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.App.Features.Accounts;
using Milepost.Domain.Agreements;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Store.Mapping;

internal sealed class RoleAssignmentMapping : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("RoleAssignments");
        builder.Property(r => r.Role).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(r => new { r.AccountId, r.Role, r.OrgUnitId }).IsUnique();
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(r => r.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UserAccountMapping : IEntityTypeConfiguration<UserAccount>
{
    public void Configure(EntityTypeBuilder<UserAccount> builder)
    {
        builder.HasIndex(u => u.ParticipantId).IsUnique();
        builder.HasOne<Participant>().WithMany().HasForeignKey(u => u.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => u.PartnerId);
        builder.HasOne<Domain.Partners.Partner>().WithMany().HasForeignKey(u => u.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignatureRequestMapping : IEntityTypeConfiguration<SignatureRequest>
{
    public void Configure(EntityTypeBuilder<SignatureRequest> builder)
    {
        builder.ToTable("SignatureRequests");
        builder.MapRecorded();
        builder.Property(r => r.Way).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Step).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.SessionIdentifiedBy).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.DocumentSha256).HasMaxLength(64);
        builder.Property(r => r.LinkSha256).HasMaxLength(64);
        builder.Property(r => r.SessionSha256).HasMaxLength(64);
        builder.Property(r => r.ParticipantSignature).IsJson();
        builder.Property(r => r.StaffSignature).IsJson();
        builder.HasIndex(r => r.LinkSha256).IsUnique();
        builder.HasIndex(r => r.SessionSha256).IsUnique();
        // No foreign key to the plan: what was asked and signed stays even when an import replaces the plan.
        builder.HasIndex(r => r.PlanId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentRequestMapping : IEntityTypeConfiguration<DocumentRequest>
{
    public void Configure(EntityTypeBuilder<DocumentRequest> builder)
    {
        builder.ToTable("DocumentRequests");
        builder.HasIndex(r => r.ParticipantId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Language).HasMaxLength(2);
        builder.Ignore(d => d.LanguageOrEnglish);
        builder.HasIndex(d => d.ParticipantId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(d => d.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(f => f.Sha256);
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}

internal sealed class CustomerMessageMapping : IEntityTypeConfiguration<CustomerMessage>
{
    public void Configure(EntityTypeBuilder<CustomerMessage> builder)
    {
        builder.ToTable("CustomerMessages");
        // Messages from before there were kinds and attachments are letters without any.
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValueSql("'Letter'").HasSentinel((MessageKind)(-1));
        builder.Property(m => m.FromParticipant).HasDefaultValue(false);
        builder.Property(m => m.Attachments).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(m => m.Spanish).IsJson();
        builder.HasIndex(m => m.ParticipantId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(m => m.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HistoryEntryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("History");
        builder.Property(h => h.Chain).HasMaxLength(40);
        builder.Property(h => h.Place).HasMaxLength(200);
        builder.HasIndex(h => new { h.Chain, h.Sequence }).IsUnique();
        builder.Property(h => h.Events).IsJson();
        builder.Property(h => h.Changes).IsJson();
    }
}

internal sealed class HistoryHeadMapping : IEntityTypeConfiguration<HistoryHead>
{
    public void Configure(EntityTypeBuilder<HistoryHead> builder)
    {
        builder.ToTable("HistoryHeads");
        builder.HasKey(h => h.Chain);
        builder.Property(h => h.Chain).HasMaxLength(40);
        builder.Property(h => h.Length).IsConcurrencyToken();
    }
}

internal sealed class RecordViewMapping : IEntityTypeConfiguration<RecordView>
{
    public void Configure(EntityTypeBuilder<RecordView> builder)
    {
        builder.ToTable("RecordViews");
        builder.HasIndex(v => new { v.ParticipantId, v.At });
    }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.HasKey(s => s.Token);
        builder.Property(s => s.Token).ValueGeneratedNever();
        builder.Property(s => s.LedTo).HasMaxLength(Submission.LongestAddress);
        builder.HasIndex(s => s.At);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.Property(d => d.Page).HasMaxLength(500);
        builder.HasIndex(d => new { d.AccountId, d.Page }).IsUnique();
        builder.Property(d => d.Fields).IsJson();
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(f => f.AccountId);
        builder.Property(f => f.AccountId).ValueGeneratedNever();
        builder.Property(f => f.TokenSha256).HasMaxLength(64);
        builder.HasIndex(f => f.TokenSha256).IsUnique();
        builder.HasOne<UserAccount>().WithOne().HasForeignKey<CalendarFeed>(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
