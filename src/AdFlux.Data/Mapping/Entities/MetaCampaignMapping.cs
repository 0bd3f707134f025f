using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class MetaCampaignMapping : IEntityTypeConfiguration<MetaCampaign>
{
    public void Configure(EntityTypeBuilder<MetaCampaign> builder)
    {
        builder.ToTable("meta_campaigns");
        builder.HasKey(c => c.Id);
    }
}
