namespace AdFlux.Migrations.Running.History;

/// <summary>What the log's rows say of a migration.</summary>
internal static class LogOutcome
{
    /// <summary>Written before a command that cannot be in a transaction.</summary>
    public const string Applying = "applying";

    /// <inheritdoc cref="Applying"/>
    public const string Reverting = "reverting";

    public const string Applied = "applied";

    /// <summary>Taken over as it was made by the Python application; counts as applied.</summary>
    public const string Adopted = "adopted";

    public const string Reverted = "reverted";

    /// <summary>Failed and rolled back.</summary>
    public const string Failed = "failed";

    /// <summary>The checksum was accepted by a person; counts as that of what was applied.</summary>
    public const string Accepted = "accepted";
}
