using System.Globalization;

namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>The processes that have a file open, as <c>/proc</c> shows those that this user may look into; none where there is no <c>/proc</c>.</summary>
internal static class LinuxFileHolders
{
    private static readonly EnumerationOptions Lenient = new() { IgnoreInaccessible = true };

    public static IReadOnlyList<MigrationLockHolder> Of(string path) =>
        Directory.Exists("/proc/self/fd")
            ? [.. Directory.EnumerateDirectories("/proc", "*", Lenient).Where(process => HasOpen(process, path)).Select(Describe)]
            : [];

    private static bool HasOpen(string process, string path) =>
        int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && Try(
            () => Directory.EnumerateFiles(Path.Combine(process, "fd"), "*", Lenient).Any(file => IsLinkTo(file, path)),
            otherwise: false
        );

    private static bool IsLinkTo(string link, string path) => string.Equals(new FileInfo(link).LinkTarget, path, StringComparison.Ordinal);

    private static MigrationLockHolder Describe(string process) =>
        new(
            int.Parse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture),
            Try<string?>(() => File.ReadAllText(Path.Combine(process, "comm")).TrimEnd('\n'), otherwise: null),
            Client: null,
            Try<DateTimeOffset?>(() => new DateTimeOffset(Directory.GetCreationTimeUtc(process)), otherwise: null),
            Activity: null
        );

    /// <summary>A process may end, or not be this user's to see, between any two looks at it.</summary>
    private static T Try<T>(Func<T> look, T otherwise)
    {
        try
        {
            return look();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }
}
