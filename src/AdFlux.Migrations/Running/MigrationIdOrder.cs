using System.Globalization;

namespace AdFlux.Migrations.Running;

/// <summary>The order of migration ids: by the version before the first underscore, and then by the text.</summary>
internal sealed class MigrationIdOrder : IComparer<string>
{
    public static MigrationIdOrder Instance { get; } = new();

    public int Compare(string? x, string? y) =>
        Version(x).CompareTo(Version(y)) is var order and not 0 ? order : string.CompareOrdinal(x, y);

    private static long Version(string? id) =>
        long.TryParse(id?.Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : long.MaxValue;
}
