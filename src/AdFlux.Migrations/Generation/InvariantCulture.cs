using System.Globalization;

namespace AdFlux.Migrations.Generation;

/// <summary>
/// The invariant culture on this thread until it is disposed: some of FluentMigrator's generators, and what migrations put together, format numbers in
/// the culture of the thread, and SQL, and so its checksum, is the same on each machine.
/// </summary>
internal readonly struct InvariantCulture : IDisposable
{
#pragma warning disable RS0030
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public InvariantCulture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public void Dispose() => CultureInfo.CurrentCulture = _before;
#pragma warning restore RS0030
}
