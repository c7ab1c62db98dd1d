using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Milepost.Domain.Organization;
using Milepost.Domain.Worksites;

namespace Milepost.App.Store.Mapping;

internal sealed class EmployerMapping : IEntityTypeConfiguration<Employer>
{
    public void Configure(EntityTypeBuilder<Employer> builder)
    {
        builder.ToTable("Employers");
        builder.MapRecorded();
        builder.Property(e => e.Details).IsJson();
        builder.HasIndex(e => e.OrgUnitId);
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(e => e.OrgUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorksiteMapping : IEntityTypeConfiguration<Worksite>
{
    public void Configure(EntityTypeBuilder<Worksite> builder)
    {
        builder.ToTable("Worksites");
        builder.MapRecorded();
        builder.Property(w => w.Details).IsJson();
        builder.HasOne<Employer>().WithMany().HasForeignKey(w => w.EmployerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.MapRecorded();
        builder.Property(j => j.Details).IsJson();
        builder.HasOne<Worksite>().WithMany().HasForeignKey(j => j.WorksiteId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PayrollEntryMapping : IEntityTypeConfiguration<PayrollEntry>
{
    public void Configure(EntityTypeBuilder<PayrollEntry> builder)
    {
        builder.ToTable("Payroll");
        builder.MapRecordPart();
        builder.Ignore(p => p.Counts);
        builder.Property(p => p.Details).IsJson();
        builder.Property(p => p.File).HasMaxLength(32);
        builder.HasIndex(p => p.File);
    }
}

internal sealed class PayrollFileMapping : IEntityTypeConfiguration<PayrollFile>
{
    public void Configure(EntityTypeBuilder<PayrollFile> builder)
    {
        builder.ToTable("PayrollFiles");
        builder.MapRecorded();
        builder.Ignore(f => f.Key);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Totals).IsJson();
        // A file counts once; after it was taken back the same one may come again.
        builder.HasIndex(f => f.Sha256).IsUnique().HasFilter("\"TakenBackAt\" IS NULL");
    }
}
