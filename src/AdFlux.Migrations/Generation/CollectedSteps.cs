namespace AdFlux.Migrations.Generation;

/// <summary>Keeps the commands of a migration instead of running them.</summary>
internal sealed class CollectedSteps : IMigrationSteps
{
    public List<string> Commands { get; } = [];

    public void Begin() { }

    public void Execute(string sql) => Commands.Add(sql);

    public void Record() { }

    public void Commit() { }

    public void Rollback() { }
}
