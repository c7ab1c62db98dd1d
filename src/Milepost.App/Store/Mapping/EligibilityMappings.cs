using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Organization;

namespace Milepost.App.Store.Mapping;

internal sealed class EligibilityAnswersMapping : IEntityTypeConfiguration<EligibilityAnswers>
{
    public void Configure(EntityTypeBuilder<EligibilityAnswers> builder)
    {
        builder.ToTable("EligibilityAnswers");
        builder.MapRecordPart();
        builder.Property(a => a.Answers).IsJson();
        builder.Property(a => a.Proofs).IsJson();
    }
}

internal sealed class EligibilitySnapshotMapping : IEntityTypeConfiguration<EligibilitySnapshot>
{
    public void Configure(EntityTypeBuilder<EligibilitySnapshot> builder)
    {
        builder.ToTable("EligibilitySnapshots");
        builder.MapRecordPart();
        builder.Property(s => s.Sha256).HasMaxLength(64);
        builder.Ignore(s => s.IsIntact);
    }
}

internal sealed class LocalIncomeTableMapping : IEntityTypeConfiguration<LocalIncomeTable>
{
    public void Configure(EntityTypeBuilder<LocalIncomeTable> builder)
    {
        builder.ToTable("LocalIncomeTables");
        builder.MapRecorded();
        builder.Property(t => t.Details).IsJson();
        builder.Ignore(t => t.Named);
        builder.HasIndex(t => t.OrgUnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(t => t.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
