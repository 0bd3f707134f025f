using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> builder)
    {
        builder.ToTable("candidates");
        builder.HasKey(c => c.CandidateId);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Location).HasMaxLength(100);
        builder.Property(c => c.EducationLevel).HasMaxLength(50);
        builder.Property(c => c.PrimarySkill).HasMaxLength(100);
        builder.HasOne(c => c.Segment).WithMany(s => s.Candidates).HasForeignKey(c => c.SegmentId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(c => c.SegmentId);
    }
}
