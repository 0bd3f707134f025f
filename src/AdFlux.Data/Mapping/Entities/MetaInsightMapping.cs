using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class MetaInsightMapping : IEntityTypeConfiguration<MetaInsight>
{
    public void Configure(EntityTypeBuilder<MetaInsight> builder)
    {
        builder.ToTable("meta_insights");
        builder.HasKey(i => new
        {
            i.ObjectId,
            i.Level,
            i.DateStart,
        });
        builder
            .HasOne(i => i.MetaCampaign)
            .WithMany(c => c.Insights)
            .HasForeignKey(i => i.MetaCampaignId)
            .OnDelete(DeleteBehavior.ClientNoAction);
        builder
            .HasOne(i => i.MetaAdSet)
            .WithMany(s => s.Insights)
            .HasForeignKey(i => i.MetaAdSetId)
            .OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasOne(i => i.MetaAd).WithMany(a => a.Insights).HasForeignKey(i => i.MetaAdId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(i => i.ObjectId);
        builder.HasIndex(i => i.Level);
        builder.HasIndex(i => i.DateStart);
    }
}
