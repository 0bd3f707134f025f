using System.CommandLine;
using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary><c>adflux-migrate adopt</c>, which only looks unless it is told to apply.</summary>
internal static class AdoptCommand
{
    private static readonly Option<bool> Apply = new("--apply")
    {
        Description = "Convert the database, in one transaction. Back it up before: only a backup brings the old one back.",
    };

    private static readonly Option<bool> RoundMoney = new("--round-money")
    {
        Description =
            "Round amounts of money that have more than six decimals, such as 0.30000000000000004, to six. Without it they block the adoption.",
    };

    public static Command Create(SharedOptions shared)
    {
        var command = new ToolCommand(
            "adopt",
            """
            Take over a database that the Python application (SQLAlchemy) made, which can go on using it. Shows what would be converted and
            what is in the way, and changes nothing without --apply. Exits with 5 when something is in the way, 1 when the database is empty
            or not one of AdFlux.
            """,
            "adflux-migrate adopt --apply --provider postgresql --connection-file adflux.connection"
        )
        {
            Apply,
            RunOptions.DryRun,
            RoundMoney,
        };
        return shared.Complete(command, takesLock: true, RunAsync);
    }

    private static async Task<ExitCode> RunAsync(DatabaseRun run, CancellationToken cancellationToken)
    {
        var (applies, showsSql) = (run.CommandLine.GetValue(Apply), run.Options.DryRun);
        if (applies && showsSql)
        {
            throw new UsageException("--dry-run shows what --apply would run; give one of them.");
        }

        var adoption = run.Database.CreateAdoption(run.LoggerFactory);
        var options = new AdoptionOptions { Migration = run.Options, RoundMoney = run.CommandLine.GetValue(RoundMoney) };
        if (!applies)
        {
            var examination = await adoption.ExamineAsync(options, cancellationToken).ConfigureAwait(false);
            run.Report.WriteExamination(examination, showsSql);
            return Code(examination.State);
        }

        try
        {
            run.Report.WriteAdoption(await adoption.AdoptAsync(options, cancellationToken).ConfigureAwait(false));
            return ExitCode.Ok;
        }
        catch (AdoptionRefusedException refused)
        {
            run.Report.WriteExamination(refused.Examination, showsSql: false);
            return Code(refused.Examination.State);
        }
    }

    private static ExitCode Code(AdoptionState state) =>
        state switch
        {
            AdoptionState.Adoptable or AdoptionState.AlreadyMigrated => ExitCode.Ok,
            AdoptionState.Blocked => ExitCode.Different,
            _ => ExitCode.Error,
        };
}
