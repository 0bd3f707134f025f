using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Adoption;

/// <summary>Everything that an adoption logs.</summary>
internal static partial class AdoptionLog
{
    [LoggerMessage(20, LogLevel.Information, "Nothing stands in the way; running the {Count} statements of the conversion")]
    public static partial void Converting(ILogger logger, int count);

    [LoggerMessage(21, LogLevel.Information, "Converted; reading all rows of the {Count} tables again")]
    public static partial void Verifying(ILogger logger, int count);

    [LoggerMessage(22, LogLevel.Information, "Every row is the same; the adoption committed as {MigrationId} after {DurationMs} ms")]
    public static partial void Adopted(ILogger logger, string migrationId, long durationMs);
}
