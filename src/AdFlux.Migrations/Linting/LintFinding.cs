namespace AdFlux.Migrations.Linting;

/// <summary>One place in a migration that breaks a rule.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Provider">The provider on which it does.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">What breaks it, such as <c>index ix_campaigns_name on campaigns</c>.</param>
/// <param name="SuppressedBecause">The reason of the <see cref="LintSuppressionAttribute"/> that allows it; null when nothing does.</param>
public sealed record LintFinding(string MigrationId, MigrationProvider Provider, LintRule Rule, string Subject, string? SuppressedBecause)
{
    /// <summary>Whether the migration says why this is as it should be.</summary>
    public bool IsSuppressed => SuppressedBecause is not null;
}
