using AdFlux.Data;
using AdFlux.Data.Connections;
using AdFlux.Data.DependencyInjection;
using AdFlux.Data.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of AdFlux.Data.</summary>
public static class AdFluxDataHealthChecksBuilderExtensions
{
    private static readonly TimeSpan _defaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Checks that a registered database can be reached and that its schema fits this version of the library. What it says names what to do and holds no
    /// secret; its data holds <c>schema.needed</c>, <c>schema.applied</c>, and <c>fault</c> where there is one. Where reads go to standbys it holds <c>reads.from</c> and
    /// <c>reads.lag_seconds</c> as well, and is <see cref="HealthStatus.Degraded"/> while either half is missing: reads that go to the primary, or reads that go on
    /// without one.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="serviceKey">The key of the database; that without a key unless given.</param>
    /// <param name="name">The check's name; <c>adflux</c>, or <c>adflux-</c> and the key, unless given.</param>
    /// <param name="failureStatus">What to report when it fails; <see cref="HealthStatus.Unhealthy"/> unless given.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="timeout">How long it may take; 5 seconds unless given.</param>
    public static IHealthChecksBuilder AddAdFluxData(
        this IHealthChecksBuilder builder,
        string? serviceKey = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        name ??= serviceKey is null ? "adflux" : $"adflux-{serviceKey}";
        return builder.Add(
            new HealthCheckRegistration(name, services => Create(services, serviceKey), failureStatus, tags, timeout ?? _defaultTimeout)
        );
    }

    private static AdFluxHealthCheck Create(IServiceProvider services, string? key)
    {
        AdFluxDataOptions options = services
            .GetRequiredService<IOptionsMonitor<AdFluxDataOptions>>()
            .Get(key ?? Options.Options.DefaultName);
        return new AdFluxHealthCheck(
            key is null
                ? services.GetRequiredService<IDbContextFactory<AdFluxDbContext>>()
                : services.GetRequiredKeyedService<IDbContextFactory<AdFluxDbContext>>(key),
            options.AllowNewerSchema,
            options.ReadFrom == ReadPreference.Primary
                ? null
                : services.GetRequiredKeyedService<KeyedContexts>(new StandbyKey(key)).CreateBaseFactory()
        );
    }
}
