namespace AdFlux.Data.Tests.Diagnostics;

/// <summary>Tests that read what the whole process emits run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryTests
{
    public const string Name = "Telemetry";
}
