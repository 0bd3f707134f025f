using AdFlux.Data;
using AdFlux.Data.DependencyInjection;
using AdFlux.Data.Repositories;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers AdFlux.Data.</summary>
public static class AdFluxDataServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="AdFluxDbContext"/> and the repositories, one of each per scope: the repositories of a scope share the
    /// context, and so its transaction. No connection is made.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the database.</param>
    /// <exception cref="ArgumentException">A connection string is not one.</exception>
    /// <exception cref="InvalidOperationException">No database was chosen, or more than one.</exception>
    public static IServiceCollection AddAdFluxData(this IServiceCollection services, Action<AdFluxDataOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AdFluxDataOptions();
        configure(options);
        if (options.Configure is null)
            throw new InvalidOperationException("No database was chosen: call UsePostgreSql or UseSqlite on the options.");

        services.AddDbContext<AdFluxDbContext>(options.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<IMetaInsightRepository, MetaInsightRepository>();
        services.TryAddScoped<IMetaHierarchyRepository, MetaHierarchyRepository>();
        services.TryAddScoped<IJobOpeningRepository, JobOpeningRepository>();
        services.TryAddScoped<ICandidateRepository, CandidateRepository>();
        services.TryAddScoped<IApplicationRepository, ApplicationRepository>();
        services.TryAddScoped<ISegmentRepository, SegmentRepository>();
        return services;
    }
}
