using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class MetaAdMapping : IEntityTypeConfiguration<MetaAd>
{
    public void Configure(EntityTypeBuilder<MetaAd> builder)
    {
        builder.ToTable("meta_ads");
        builder.HasKey(a => a.Id);
        builder.HasOne(a => a.AdSet).WithMany(s => s.Ads).HasForeignKey(a => a.AdSetId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(a => a.AdSetId);
    }
}
