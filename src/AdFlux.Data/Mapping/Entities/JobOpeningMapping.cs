using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class JobOpeningMapping : IEntityTypeConfiguration<JobOpening>
{
    public void Configure(EntityTypeBuilder<JobOpening> builder)
    {
        builder.ToTable("job_openings");
        builder.HasKey(j => j.JobId);
        builder.Property(j => j.Title).HasMaxLength(255);
        builder.Property(j => j.Location).HasMaxLength(100);
        builder.Property(j => j.Company).HasMaxLength(100);
        builder.Property(j => j.Status).HasDefaultValue(JobStatus.Open).ValueGeneratedNever();
        builder.HasIndex(j => j.Status);
    }
}
