namespace AdFlux.Data.Diagnostics;

/// <summary>The names by which the library's telemetry is asked for; what it holds is in docs/telemetry.md.</summary>
public static class AdFluxTelemetry
{
    /// <summary>The activity source whose spans are the calls of repositories: <c>AdFlux.Data</c>.</summary>
    public const string ActivitySourceName = "AdFlux.Data";

    /// <summary>The meter of durations, rows and retries: <c>AdFlux.Data</c>.</summary>
    public const string MeterName = "AdFlux.Data";

    /// <summary>The category of all log messages: <c>AdFlux.Data</c>.</summary>
    public const string LogCategory = "AdFlux.Data";
}
