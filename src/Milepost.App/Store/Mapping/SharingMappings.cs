using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Organization;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Store.Mapping;

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("Partners");
        builder.MapRecorded();
        builder.Ignore(p => p.IsOffered);
        builder.HasIndex(p => p.OrgUnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(p => p.Details, details =>
        {
            details.Property(d => d.Name).HasColumnName("Name").HasMaxLength(300);
            details.Property(d => d.Programs).HasColumnName("Programs").IsJson();
            details.Property(d => d.Services).HasColumnName("Services");
            details.Property(d => d.Contact).HasColumnName("Contact");
            details.Property(d => d.Phone).HasColumnName("Phone");
            details.Property(d => d.Email).HasColumnName("Email");
            details.Property(d => d.Address).HasColumnName("Address");
            details.Property(d => d.Hours).HasColumnName("Hours");
            details.Ignore(d => d.ContactLine);
        });
    }
}

internal sealed class PartnerLinkMapping : IEntityTypeConfiguration<PartnerLink>
{
    public void Configure(EntityTypeBuilder<PartnerLink> builder)
    {
        builder.ToTable("PartnerLinks");
        builder.MapRecorded();
        // No key to the referral: a record that is imported anew replaces its parts, and a link without its referral opens nothing.
        builder.HasOne<Participant>().WithMany().HasForeignKey(l => l.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.ReferralId);
        builder.HasIndex(l => l.LinkSha256);
        builder.Property(l => l.LinkSha256).HasMaxLength(64);
        builder.Property(l => l.CodeSha256).HasMaxLength(64);
        builder.Property(l => l.SessionSha256).HasMaxLength(64);
    }
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.MapRecordPart();
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Paper).IsJson();
        builder.Property(c => c.Way).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class ConcurrentProgramMapping : IEntityTypeConfiguration<ConcurrentProgram>
{
    public void Configure(EntityTypeBuilder<ConcurrentProgram> builder)
    {
        builder.ToTable("ConcurrentPrograms");
        builder.MapRecordPart();
        builder.Property(c => c.Details).IsJson();
        builder.Ignore(c => c.IsUnderWay);
    }
}

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Referrals");
        builder.MapRecordPart();
        builder.HasIndex(r => r.PartnerId);
        builder.Ignore(r => r.HasNoteToAnswer);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Answers).IsJson();
        // Referrals from before there was sharing share nothing.
        builder.Property(r => r.Shared).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(r => r.SharedDocuments).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(r => r.Consents).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(r => r.Steps).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(r => r.Messages).IsJson().HasDefaultValueSql("'[]'");
    }
}
