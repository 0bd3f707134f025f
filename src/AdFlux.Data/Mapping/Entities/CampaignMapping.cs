using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaigns");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Name).HasMaxLength(255);
        builder.Property(c => c.Status).HasDefaultValue(CampaignStatus.Draft).ValueGeneratedNever();
        builder.Property(c => c.DailyBudgetCents).HasColumnName("daily_budget");
        builder.Property(c => c.PrimaryText).HasMaxLength(200);
        builder.Property(c => c.Headline).HasMaxLength(40);
        builder.Property(c => c.LinkDescription).HasMaxLength(50);
        builder.Property(c => c.CreativeImageFilename).HasMaxLength(255);
        builder
            .HasOne(c => c.JobOpening)
            .WithMany(j => j.Campaigns)
            .HasForeignKey(c => c.JobOpeningId)
            .OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(c => c.Platform);
        builder.HasIndex(c => c.Status);
        builder.HasIndex(c => c.JobOpeningId);
    }
}
