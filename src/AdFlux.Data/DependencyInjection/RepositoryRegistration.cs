using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdFlux.Data.DependencyInjection;

/// <summary>The repositories, and the unit of work across them: one of each per scope, over the scope's context with the same key.</summary>
internal static class RepositoryRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        Add<IMetaInsightRepository>(
            services,
            key,
            (routing, clock) => new MetaInsightRepository(routing.Primary, clock) { Routing = routing }
        );
        Add<IMetaHierarchyRepository>(
            services,
            key,
            (routing, clock) => new MetaHierarchyRepository(routing.Primary, clock) { Routing = routing }
        );
        Add<IJobOpeningRepository>(
            services,
            key,
            (routing, clock) => new JobOpeningRepository(routing.Primary, clock) { Routing = routing }
        );
        Add<ICandidateRepository>(services, key, (routing, clock) => new CandidateRepository(routing.Primary, clock) { Routing = routing });
        Add<IApplicationRepository>(
            services,
            key,
            (routing, clock) => new ApplicationRepository(routing.Primary, clock) { Routing = routing }
        );
        Add<ISegmentRepository>(services, key, (routing, _) => new SegmentRepository(routing.Primary) { Routing = routing });
        Add<ICampaignRepository>(services, key, (routing, clock) => new CampaignRepository(routing.Primary, clock) { Routing = routing });
        Add<IUnitOfWork>(services, key, (routing, clock) => new UnitOfWork(routing.Primary, clock) { Routing = routing });
    }

    private static void Add<T>(IServiceCollection services, string? key, Func<ReadRouting, TimeProvider, T> create)
        where T : class
    {
        if (key is null)
            services.TryAddScoped(provider => create(provider.GetRequiredService<ReadRouting>(), ClockOf(provider)));
        else
            services.TryAddKeyedScoped(key, (provider, _) => create(provider.GetRequiredKeyedService<ReadRouting>(key), ClockOf(provider)));
    }

    private static TimeProvider ClockOf(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
