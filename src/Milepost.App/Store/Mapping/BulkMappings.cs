using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Participants;

namespace Milepost.App.Store.Mapping;

internal sealed class ExternalIdMapping : IEntityTypeConfiguration<ExternalId>
{
    public void Configure(EntityTypeBuilder<ExternalId> builder)
    {
        builder.ToTable("ExternalIds");
        builder.HasKey(e => new { e.Kind, e.Value });
        builder.Property(e => e.Kind).HasMaxLength(20);
        builder.Property(e => e.Value).HasMaxLength(ExternalId.MaxLength);
        builder.Property(e => e.RowHash).HasMaxLength(32);
        builder.HasIndex(e => e.RecordId);
    }
}

internal sealed class ImportedRecordMapping : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.ToTable("ImportedRecords");
        builder.HasKey(r => r.ParticipantId);
        builder.Property(r => r.ParticipantId).ValueGeneratedNever();
        builder.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BulkImportMapping : IEntityTypeConfiguration<BulkImport>
{
    public void Configure(EntityTypeBuilder<BulkImport> builder)
    {
        builder.ToTable("BulkImports");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(i => i.StartedAt);
    }
}
