using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate script</c></summary>
internal static class ScriptCommand
{
    private static readonly Option<string> From = new("--from")
    {
        Description =
            $"The last migration that the database already holds; {AdFluxMigrator.EmptyDatabase}, an empty database, unless given.",
        HelpName = "id",
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "The last migration of the script; the newest unless given.",
        HelpName = "id",
    };

    private static readonly Option<string> File = new("--file")
    {
        Description = "Where to write the script; the output unless given. A file that is there is kept.",
        HelpName = "file",
    };

    static ScriptCommand()
    {
        From.Validators.Add(result => MigrationId.Validate(result, "--from", "for an empty database"));
        To.Validators.Add(result => MigrationId.Validate(result, "--to", emptyDatabase: null));
    }

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "script",
            "Write the migrations as SQL, for who runs SQL by hand; needs no database. For PostgreSQL it may be run again; for SQLite it is for a "
                + "database at --from exactly.",
            "adflux-migrate script --provider postgresql --file adflux.sql"
        )
        {
            From,
            To,
            File,
        };
        ApplicationOptions.AddTo(command);
        return shared.CompleteForProvider(command, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(ProviderRun run, CancellationToken cancellationToken)
    {
        var from = run.CommandLine.GetValue(From);
        var to = run.CommandLine.GetValue(To);
        var migrations = ApplicationOptions.Read(run.CommandLine);
        var sql = run.IsPostgreSql
            ? AdFluxMigrator.ScriptForPostgreSql(from, to, migrations)
            : AdFluxMigrator.ScriptForSqlite(from, to, migrations);
        if (run.CommandLine.GetValue(File) is not { } path)
        {
            run.Report.Write(new { sql }, console => console.Out.Write(sql));
            return ExitCode.Ok;
        }

        try
        {
            var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(sql.AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file of --file cannot be made: {exception.Message}");
        }

        run.Report.Write(new { file = path }, console => console.Out.WriteLine($"Wrote {path}."));
        return ExitCode.Ok;
    }
}
