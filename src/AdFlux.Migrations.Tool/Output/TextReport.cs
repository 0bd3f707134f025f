using System.Globalization;
using Spectre.Console;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>Text for a person: a table on a terminal, plain lines elsewhere.</summary>
internal sealed class TextReport(ToolConsole console) : Report(console)
{
    public override void Write(MigrationStatus status)
    {
        var rows = status
            .Migrations.Select(migration => (migration.MigrationId, migration.IsApplied ? "applied" : "pending", AppliedAt(migration)))
            .Concat(status.UnknownMigrationIds.Select(id => (id, "unknown to this version", "")));
        if (Console.IsTerminal)
        {
            WriteTable(rows);
        }
        else
        {
            WriteLines(rows);
        }

        Console.Out.WriteLine(Summary(status));
    }

    public override void Write(MigrationResult result)
    {
        foreach (var step in result.Steps)
        {
            var did = step.Direction is MigrationDirection.Up ? "Applied" : "Reverted";
            Console.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{did} {step.MigrationId} in {step.Duration.TotalMilliseconds:0} ms.")
            );
        }

        if (result.Steps.Count == 0)
        {
            Console.Out.WriteLine("Nothing to do.");
        }
    }

    private static string AppliedAt(MigrationState migration) =>
        migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Summary(MigrationStatus status) =>
        status switch
        {
            { IsDatabaseNewer: true } => "The database is newer than this version of adflux-migrate.",
            { HasPending: true } => "Migrations are pending: adflux-migrate up applies them.",
            _ => "The database is up to date.",
        };

    private void WriteTable(IEnumerable<(string Id, string State, string AppliedAt)> rows)
    {
        var table = new Table().AddColumns("Migration", "State", "Applied at (UTC)");
        foreach (var (id, state, appliedAt) in rows)
        {
            table.AddRow(new Text(id), new Text(state), new Text(appliedAt));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }).Write(table);
    }

    private void WriteLines(IEnumerable<(string Id, string State, string AppliedAt)> rows)
    {
        foreach (var (id, state, appliedAt) in rows)
        {
            Console.Out.WriteLine($"{id}  {state}  {appliedAt}".TrimEnd());
        }
    }
}
