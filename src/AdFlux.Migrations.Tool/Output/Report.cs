namespace AdFlux.Migrations.Tool.Output;

/// <summary>Writes what a command found or did.</summary>
internal abstract class Report(ToolConsole console)
{
    protected ToolConsole Console { get; } = console;

    public abstract void Write(MigrationStatus status);

    public abstract void Write(MigrationResult result);
}
