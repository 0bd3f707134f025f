using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace AdFlux.Data.Diagnostics;

/// <summary>What the library measures, and the source of its spans.</summary>
internal sealed class Instruments
{
    private static readonly string? _version = typeof(Instruments)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0];

    // OpenTelemetry's advice for databases, and what a nightly upsert takes.
    private static readonly double[] _seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

    public Instruments(IMeterFactory factory)
        : this(factory.Create(new MeterOptions(AdFluxTelemetry.MeterName) { Version = _version })) { }

    private Instruments(Meter meter)
    {
        Duration = meter.CreateHistogram(
            "db.client.operation.duration",
            "s",
            "Duration of calls of repositories.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = _seconds }
        );
        RowsReturned = meter.CreateCounter<long>("adflux.rows.returned", "{row}", "Rows that calls gave back.");
        RowsReceived = meter.CreateCounter<long>("adflux.upsert.rows.received", "{row}", "Rows that completed upserts read.");
        RowsUpserted = meter.CreateCounter<long>("adflux.upsert.rows", "{row}", "Rows of completed upserts, by outcome.");
        Stubs = meter.CreateCounter<long>("adflux.upsert.stubs", "{row}", "Parents made with nothing but their ids.");
        Retries = meter.CreateCounter<long>("adflux.retries", "{retry}", "Upserts and units of work run again after a fault that passes.");
    }

    /// <summary>Spans come from one source, whoever listens: .NET knows no factory for them.</summary>
    public static ActivitySource Source { get; } = new(AdFluxTelemetry.ActivitySourceName, _version);

    /// <summary>Those of contexts that no application's services belong to.</summary>
    public static Instruments Shared { get; } = new(new Meter(AdFluxTelemetry.MeterName, _version));

    public Histogram<double> Duration { get; }

    public Counter<long> RowsReturned { get; }

    public Counter<long> RowsReceived { get; }

    public Counter<long> RowsUpserted { get; }

    public Counter<long> Stubs { get; }

    public Counter<long> Retries { get; }

    /// <summary>Whether anyone measures.</summary>
    public bool IsEnabled =>
        Duration.Enabled || RowsReturned.Enabled || RowsReceived.Enabled || RowsUpserted.Enabled || Stubs.Enabled || Retries.Enabled;
}
