namespace AdFlux.Migrations.Faults;

/// <summary>The database did not get to this version's schema in the time that was given.</summary>
public sealed class MigrationsPendingException : MigrationException
{
    internal MigrationsPendingException(IReadOnlyList<string> migrationIds, TimeSpan waited)
        : base(
            FormattableString.Invariant(
                $"{string.Join(", ", migrationIds)} still pending after {waited.TotalSeconds:0.#} s. adflux-migrate up applies what is pending."
            )
        ) => MigrationIds = migrationIds;

    /// <summary>The migrations that are pending, oldest first.</summary>
    public IReadOnlyList<string> MigrationIds { get; }
}
