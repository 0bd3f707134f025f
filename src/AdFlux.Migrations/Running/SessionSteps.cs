using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Runs what FluentMigrator's runner asks for on a session, and waits for it: the runner is synchronous.</summary>
internal abstract class SessionSteps(MigrationSession session, MigrationScript script, ILogger logger, CancellationToken cancellationToken)
    : IMigrationSteps
{
    private int _executed;

    protected MigrationSession Session => session;

    protected MigrationScript Script => script;

    protected ILogger Logger => logger;

    protected CancellationToken CancellationToken => cancellationToken;

    public abstract void Begin();

    public void Execute(string sql)
    {
        // What runs is what was shown, checked and hashed.
        if (_executed == script.Commands.Count || !string.Equals(script.Commands[_executed++], sql, StringComparison.Ordinal))
        {
            throw WritesOther();
        }

        Wait(session.ExecuteAsync(sql, [], cancellationToken));
        MigrationLog.Executed(logger, script.MigrationId);
    }

    public void Record()
    {
        if (_executed < script.Commands.Count)
        {
            throw WritesOther();
        }

        RecordCore();
    }

    protected abstract void RecordCore();

    public abstract void Commit();

    public abstract void Rollback();

    protected static void Wait(Task task) => task.GetAwaiter().GetResult();

    private UnsupportedMigrationException WritesOther() =>
        new(
            $"Migration {script.MigrationId} was stopped, and nothing of it stays: it writes other SQL each time. "
                + "It must not depend on the clock, on chance or on its machine."
        );
}
