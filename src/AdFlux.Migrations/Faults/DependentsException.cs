namespace AdFlux.Migrations.Faults;

/// <summary>A migration is to be reverted, and tables or views that are not its own refer to a table that goes with it. Nothing was changed.</summary>
public sealed class DependentsException : MigrationException
{
    internal DependentsException(IReadOnlyList<string> dependents)
        : base(
            $"Reverting would drop tables that others need: {string.Join(", ", dependents)}. Drop those first, or revert the application's own "
                + "migrations too (adflux-migrate down --assembly, AddMigrations)."
        ) => Dependents = dependents;

    /// <summary>Each dependent and what it needs, such as <c>table candidate_notes refers to candidates</c>.</summary>
    public IReadOnlyList<string> Dependents { get; }
}
