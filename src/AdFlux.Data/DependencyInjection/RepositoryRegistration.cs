using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdFlux.Data.DependencyInjection;

/// <summary>The repositories, and the unit of work across them: one of each per scope, over the scope's context with the same key.</summary>
internal static class RepositoryRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        Add<IMetaInsightRepository>(services, key, (context, clock) => new MetaInsightRepository(context, clock));
        Add<IMetaHierarchyRepository>(services, key, (context, clock) => new MetaHierarchyRepository(context, clock));
        Add<IJobOpeningRepository>(services, key, (context, clock) => new JobOpeningRepository(context, clock));
        Add<ICandidateRepository>(services, key, (context, clock) => new CandidateRepository(context, clock));
        Add<IApplicationRepository>(services, key, (context, clock) => new ApplicationRepository(context, clock));
        Add<ISegmentRepository>(services, key, (context, _) => new SegmentRepository(context));
        Add<ICampaignRepository>(services, key, (context, clock) => new CampaignRepository(context, clock));
        Add<IUnitOfWork>(services, key, (context, clock) => new UnitOfWork(context, clock));
    }

    private static void Add<T>(IServiceCollection services, string? key, Func<AdFluxDbContext, TimeProvider, T> create)
        where T : class
    {
        if (key is null)
            services.TryAddScoped(provider => create(provider.GetRequiredService<AdFluxDbContext>(), ClockOf(provider)));
        else
            services.TryAddKeyedScoped(
                key,
                (provider, _) => create(provider.GetRequiredKeyedService<AdFluxDbContext>(key), ClockOf(provider))
            );
    }

    private static TimeProvider ClockOf(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
