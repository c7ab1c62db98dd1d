using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.App.Features.Accounts;
using Milepost.Domain.Participants;

namespace Milepost.App.Store.Mapping;

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMail");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Language).HasMaxLength(10);
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Body).IsJson();
        builder.Property(m => m.MessageId).HasMaxLength(320);
        builder.HasIndex(m => new { m.State, m.NextTryAt });
        builder.HasIndex(m => m.ParticipantId);
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(m => m.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NotificationChoicesMapping : IEntityTypeConfiguration<NotificationChoices>
{
    public void Configure(EntityTypeBuilder<NotificationChoices> builder)
    {
        builder.ToTable("NotificationChoices");
        builder.HasKey(c => c.AccountId);
        builder.Property(c => c.AccountId).ValueGeneratedNever();
        builder.Property(c => c.Digest).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Weekday).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<UserAccount>().WithOne().HasForeignKey<NotificationChoices>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MadeDigestMapping : IEntityTypeConfiguration<MadeDigest>
{
    public void Configure(EntityTypeBuilder<MadeDigest> builder)
    {
        builder.ToTable("MadeDigests");
        builder.HasKey(d => new { d.AccountId, d.Day });
        builder.HasOne<UserAccount>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OutgoingMail>().WithMany().HasForeignKey(d => d.LetterId).OnDelete(DeleteBehavior.SetNull);
    }
}
