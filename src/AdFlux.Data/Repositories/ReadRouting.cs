namespace AdFlux.Data.Repositories;

/// <summary>
/// Where the reads of a scope's repositories go: to a standby, where the application reads from standbys, until the scope writes or asks for the primary.
/// </summary>
/// <remarks>
/// <para>
/// A standby is behind the primary by its lag. A scope reads what it wrote itself: from its first write on, be it by a repository, a unit of work or
/// <c>SaveChanges</c> of its context, all its reads go to the primary, as do reads in a transaction that is open on the context. What another scope wrote, such as the
/// request before this one, may not have reached the standby yet: <see cref="StayOnPrimary"/> is for scopes that must see it.
/// </para>
/// <para>Queries on <see cref="AdFluxDbContext"/> itself are not routed: they go to the primary.</para>
/// </remarks>
public sealed class ReadRouting
{
    private readonly AdFluxDbContext _primary;
    private readonly Func<AdFluxDbContext>? _standby;

    /// <param name="primary">The context of the scope.</param>
    /// <param name="standby">Gives the scope's context on a standby; null where there are none.</param>
    internal ReadRouting(AdFluxDbContext primary, Func<AdFluxDbContext>? standby)
    {
        (_primary, _standby) = (primary, standby);
        IsOnPrimary = standby is null;
        if (standby is not null)
            primary.SavedChanges += (_, _) => StayOnPrimary();
    }

    /// <summary>Whether reads go to the primary from here on: always where the application does not read from standbys.</summary>
    public bool IsOnPrimary { get; private set; }

    internal AdFluxDbContext Primary => _primary;

    internal AdFluxDbContext ForReading => IsOnPrimary || _primary.Database.CurrentTransaction is not null ? _primary : _standby!();

    /// <summary>Makes all further reads of the scope go to the primary, which knows everything that was committed.</summary>
    public void StayOnPrimary() => IsOnPrimary = true;

    internal AdFluxDbContext BeginWriting()
    {
        StayOnPrimary();
        return _primary;
    }

    internal bool IsStandby(AdFluxDbContext context) => context != _primary;

    /// <summary>What telemetry says of a read's context; null where there is nothing to tell apart.</summary>
    internal string? TagOf(AdFluxDbContext context) =>
        _standby is null ? null
        : IsStandby(context) ? "standby"
        : "primary";
}
