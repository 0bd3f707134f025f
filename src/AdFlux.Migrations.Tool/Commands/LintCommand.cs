using System.CommandLine;
using AdFlux.Migrations.Linting;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate lint</c>, which takes a database to ask for what is pending, or none to check all.</summary>
internal static class LintCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "lint",
            "Check migrations for what hurts a database in use: the pending ones of a database, or all when none is named. "
                + "Exits with 1 when a rule is broken without a reason given.",
            "adflux-migrate lint --provider postgresql"
        );
        var database = shared.CreateOptionalDatabase();
        database.AddTo(command);
        ApplicationOptions.AddTo(command);
        return shared.Complete(command, (run, cancellationToken) => RunAsync(run, database, cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(CommandRun run, DatabaseOptions options, CancellationToken cancellationToken)
    {
        var isPostgreSql = options.ReadProvider(run.CommandLine);
        var migrations = ApplicationOptions.Read(run.CommandLine);
        var pending = await PendingAsync(run, options, migrations, cancellationToken).ConfigureAwait(false);
        MigrationProvider[] providers = isPostgreSql switch
        {
            true => [MigrationProvider.PostgreSql],
            false => [MigrationProvider.Sqlite],
            null => [MigrationProvider.PostgreSql, MigrationProvider.Sqlite],
        };
        LintFinding[] findings = [.. providers.SelectMany(provider => MigrationLint.Check(provider, pending, migrations))];
        run.Report.WriteLint(findings, providers, pending);
        return findings.Any(finding => !finding.IsSuppressed) ? ExitCode.Error : ExitCode.Ok;
    }

    /// <summary>What the database is yet to be brought; null when none is named.</summary>
    private static async Task<IReadOnlyList<string>?> PendingAsync(
        CommandRun run,
        DatabaseOptions options,
        ApplicationMigrations? migrations,
        CancellationToken cancellationToken
    )
    {
        if (options.ReadIfGiven(run.CommandLine) is not { } database)
        {
            return null;
        }

        var status = await database.CreateMigrator(run.LoggerFactory, migrations).GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return [.. status.Migrations.Where(migration => !migration.IsApplied).Select(migration => migration.MigrationId)];
    }
}
