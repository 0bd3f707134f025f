using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>Whether the application can work, and for each check what to do if it cannot.</summary>
internal sealed record Readiness(string Status, IReadOnlyDictionary<string, CheckedHealth> Checks)
{
    public static Readiness Of(HealthReport report) =>
        new(
            report.Status.ToString(),
            report.Entries.ToDictionary(
                check => check.Key,
                check => new CheckedHealth(check.Value.Status.ToString(), check.Value.Description),
                StringComparer.Ordinal
            )
        );
}

/// <summary>What one check found.</summary>
internal sealed record CheckedHealth(string Status, string? Description);
