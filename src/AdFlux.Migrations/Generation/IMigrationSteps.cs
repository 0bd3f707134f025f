namespace AdFlux.Migrations.Generation;

/// <summary>What FluentMigrator's runner asks for while it applies or reverts one migration, in this order.</summary>
internal interface IMigrationSteps
{
    /// <summary>Begins the transaction; not called for a migration that is in none.</summary>
    void Begin();

    void Execute(string sql);

    /// <summary>Adds or removes the history row.</summary>
    void Record();

    /// <summary>Not called for a migration that is in no transaction.</summary>
    void Commit();

    /// <summary>Called when something has failed, before the failure goes on; throws nothing itself.</summary>
    void Rollback();
}
