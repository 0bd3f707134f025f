using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.Entities;

internal sealed class MetaInsightMapping(ProviderTypes types) : IEntityTypeConfiguration<MetaInsight>
{
    // A night's changes stay on their page, without a new entry in any index: no index holds what Meta changes.
    private const int FillFactorPercent = 70;

    private static readonly string[] _page = [nameof(MetaInsight.Level), nameof(MetaInsight.DateStart), nameof(MetaInsight.ObjectId)];

    private static readonly string[] _summed =
    [
        nameof(MetaInsight.DateStop),
        nameof(MetaInsight.MetaCampaignId),
        nameof(MetaInsight.MetaAdSetId),
        nameof(MetaInsight.Impressions),
        nameof(MetaInsight.Clicks),
        nameof(MetaInsight.Spend),
        nameof(MetaInsight.SubmitApplications),
        nameof(MetaInsight.SubmitApplicationsValue),
        nameof(MetaInsight.Leads),
        nameof(MetaInsight.LeadsValue),
        nameof(MetaInsight.ViewContent),
        nameof(MetaInsight.ViewContentValue),
    ];

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
        builder.HasStorageParameter("fillfactor", FillFactorPercent);
        builder.HasIndex([.. _page, .. types.RollupsNeedCoveringIndex ? _summed : []]).HasDatabaseName("ix_meta_insights_level_date_start");
        builder.HasIndex(i => i.DateStart);
        builder.HasIndex(i => new { i.Level, i.DateStop }).HasDatabaseName("ix_meta_insights_long").HasFilter("date_stop > date_start");
    }
}
