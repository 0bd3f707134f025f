using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class ApplicationMapping(ProviderTypes types) : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications");
        builder.HasKey(a => a.ApplicationId);
        builder.Property(a => a.ApplicationDate).HasDefaultValueSql(types.TodayUtc);
        builder.Property(a => a.Status).HasDefaultValue(ApplicationStatus.Submitted).ValueGeneratedNever();
        builder.HasOne(a => a.JobOpening).WithMany(j => j.Applications).HasForeignKey(a => a.JobId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(a => a.Candidate).WithMany(c => c.Applications).HasForeignKey(a => a.CandidateId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.JobId, a.CandidateId }).IsUnique().HasDatabaseName("uq_job_candidate_application");
        builder.HasIndex(a => a.CandidateId);
    }
}
