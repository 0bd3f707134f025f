using System.Globalization;

namespace AdFlux.Migrations.Generation;

/// <summary>Runs FluentMigrator, and the code of migrations, in the invariant culture: SQL, and so its checksum, is the same on each machine.</summary>
internal static class InvariantCulture
{
    public static T Run<T>(Func<T> work)
    {
        // Some of FluentMigrator's generators, and of what migrations put together, format numbers in the culture of the thread.
#pragma warning disable RS0030
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS0030
    }
}
