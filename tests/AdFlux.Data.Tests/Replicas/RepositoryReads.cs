using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.Replicas;

/// <summary>A call of every method of the repositories that reads, by the names of the repository and the method.</summary>
internal static class RepositoryReads
{
    private const InsightLevel Level = InsightLevel.Ad;

    private static readonly DateOnly _from = Rows.FirstDay;
    private static readonly DateOnly _to = Rows.FirstDay.AddDays(6);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IReadOnlyDictionary<string, Func<IServiceProvider, Task>> All { get; } =
        new Dictionary<string, Func<IServiceProvider, Task>>(StringComparer.Ordinal)
        {
            ["IApplicationRepository.FindAsync"] = async services =>
            {
                var applications = services.GetRequiredService<IApplicationRepository>();
                await applications.FindAsync(Ids.ApplicationId.From(1), Token);
                await applications.FindAsync(JobId.From("a"), CandidateId.From("b"), Token);
            },
            ["IApplicationRepository.ReadPageAsync"] = Of<IApplicationRepository>(all => all.ReadPageAsync(new(), null, Token)),
            ["IApplicationRepository.StreamAsync"] = Of<IApplicationRepository, Application>(all => all.StreamAsync(new(), Token)),
            ["IApplicationRepository.CountByStatusAsync"] = Of<IApplicationRepository>(all =>
                all.CountByStatusAsync(JobId.From("a"), Token)
            ),
            ["IApplicationRepository.CountByDayAsync"] = Of<IApplicationRepository, ApplicationDay>(all =>
                all.CountByDayAsync(new(_from, _to), null, Token)
            ),
            ["ICampaignRepository.FindAsync"] = Of<ICampaignRepository>(all => all.FindAsync(CampaignId.From(1), Token)),
            ["ICampaignRepository.FindDetailsAsync"] = Of<ICampaignRepository>(all => all.FindDetailsAsync(CampaignId.From(1), Token)),
            ["ICampaignRepository.ReadPageAsync"] = Of<ICampaignRepository>(all => all.ReadPageAsync(new(), null, Token)),
            ["ICampaignRepository.StreamAsync"] = Of<ICampaignRepository, Campaign>(all => all.StreamAsync(new(), Token)),
            ["ICandidateRepository.FindAsync"] = Of<ICandidateRepository>(all => all.FindAsync(CandidateId.From("b"), Token)),
            ["ICandidateRepository.ReadPageAsync"] = Of<ICandidateRepository>(all => all.ReadPageAsync(new(), null, Token)),
            ["ICandidateRepository.StreamAsync"] = Of<ICandidateRepository, Candidate>(all => all.StreamAsync(new(), Token)),
            ["IJobOpeningRepository.FindAsync"] = Of<IJobOpeningRepository>(all => all.FindAsync(JobId.From("a"), Token)),
            ["IJobOpeningRepository.ReadPageAsync"] = Of<IJobOpeningRepository>(all => all.ReadPageAsync(new(), null, Token)),
            ["IJobOpeningRepository.StreamAsync"] = Of<IJobOpeningRepository, JobOpening>(all => all.StreamAsync(new(), Token)),
            ["IJobOpeningRepository.ReadOpenPageForAsync"] = Of<IJobOpeningRepository>(all =>
                all.ReadOpenPageForAsync(CandidateId.From("b"), null, Token)
            ),
            ["IJobOpeningRepository.CountByStatusAsync"] = Of<IJobOpeningRepository>(all => all.CountByStatusAsync(Token)),
            ["IMetaHierarchyRepository.FindCampaignAsync"] = Of<IMetaHierarchyRepository>(all =>
                all.FindCampaignAsync(Rows.Campaign(1), Token)
            ),
            ["IMetaHierarchyRepository.FindAdSetAsync"] = Of<IMetaHierarchyRepository>(all => all.FindAdSetAsync(Rows.AdSet(1), Token)),
            ["IMetaHierarchyRepository.FindAdAsync"] = Of<IMetaHierarchyRepository>(all => all.FindAdAsync(Rows.Ad(1), Token)),
            ["IMetaHierarchyRepository.LoadTreeAsync"] = Of<IMetaHierarchyRepository>(all => all.LoadTreeAsync(Rows.Account, Token)),
            ["IMetaHierarchyRepository.ReadCampaignPageAsync"] = Of<IMetaHierarchyRepository>(all =>
                all.ReadCampaignPageAsync(new(), null, Token)
            ),
            ["IMetaHierarchyRepository.StreamCampaignsAsync"] = Of<IMetaHierarchyRepository, MetaCampaign>(all =>
                all.StreamCampaignsAsync(new(), Token)
            ),
            ["IMetaHierarchyRepository.ReadAdSetPageAsync"] = Of<IMetaHierarchyRepository>(all =>
                all.ReadAdSetPageAsync(new(), null, Token)
            ),
            ["IMetaHierarchyRepository.StreamAdSetsAsync"] = Of<IMetaHierarchyRepository, MetaAdSet>(all =>
                all.StreamAdSetsAsync(new(), Token)
            ),
            ["IMetaHierarchyRepository.ReadAdPageAsync"] = Of<IMetaHierarchyRepository>(all => all.ReadAdPageAsync(new(), null, Token)),
            ["IMetaHierarchyRepository.StreamAdsAsync"] = Of<IMetaHierarchyRepository, MetaAd>(all => all.StreamAdsAsync(new(), Token)),
            ["IMetaInsightRepository.FindAsync"] = Of<IMetaInsightRepository>(all =>
                all.FindAsync(Rows.Insight(1).ObjectId, Level, _from, Token)
            ),
            ["IMetaInsightRepository.StreamAsync"] = Of<IMetaInsightRepository, MetaInsight>(all =>
                all.StreamAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.ReadPageAsync"] = Of<IMetaInsightRepository>(all =>
                all.ReadPageAsync(new(Level, _from, _to), null, Token)
            ),
            ["IMetaInsightRepository.RollupAsync"] = Of<IMetaInsightRepository, InsightRollup>(all =>
                all.RollupAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.TopAsync"] = Of<IMetaInsightRepository, InsightRollup>(all =>
                all.TopAsync(new(Level, _from, _to, RollupGroup.Ad, InsightMetric.Spend), Token)
            ),
            ["IMetaInsightRepository.CompareAsync"] = Of<IMetaInsightRepository, RollupComparison>(all =>
                all.CompareAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.PaceAsync"] = Of<IMetaInsightRepository, PacingDay>(all =>
                all.PaceAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.CostOfHiringAsync"] = Of<IMetaInsightRepository, HiringCost>(all =>
                all.CostOfHiringAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.SumActionsAsync"] = Of<IMetaInsightRepository, ActionTotal>(all =>
                all.SumActionsAsync(new(Level, _from, _to), Token)
            ),
            ["IMetaInsightRepository.FindMissingDaysAsync"] = Of<IMetaInsightRepository, MissingDays>(all =>
                all.FindMissingDaysAsync(new(Level, _from, _to), Token)
            ),
            ["ISegmentRepository.FindAsync"] = Of<ISegmentRepository>(all => all.FindAsync(SegmentId.From(1), Token)),
            ["ISegmentRepository.ReadPageAsync"] = Of<ISegmentRepository>(all => all.ReadPageAsync(new(), null, Token)),
            ["ISegmentRepository.StreamAsync"] = Of<ISegmentRepository, SegmentSize>(all => all.StreamAsync(new(), Token)),
        };

    private static Func<IServiceProvider, Task> Of<TRepository>(Func<TRepository, Task> read)
        where TRepository : notnull => services => read(services.GetRequiredService<TRepository>());

    private static Func<IServiceProvider, Task> Of<TRepository, TRow>(Func<TRepository, IAsyncEnumerable<TRow>> read)
        where TRepository : notnull => services => read(services.GetRequiredService<TRepository>()).CountAsync(Token).AsTask();
}
