using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class MetaAdSetMapping : IEntityTypeConfiguration<MetaAdSet>
{
    public void Configure(EntityTypeBuilder<MetaAdSet> builder)
    {
        builder.ToTable("meta_ad_sets");
        builder.HasKey(s => s.Id);
        builder.HasOne(s => s.Campaign).WithMany(c => c.AdSets).HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(s => s.CampaignId);
    }
}
