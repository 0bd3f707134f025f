using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>A migration that is in no transaction: its command only, since what is recorded has transactions of its own.</summary>
internal sealed class OutsideSteps(MigrationSession session, MigrationScript script, ILogger logger, CancellationToken cancellationToken)
    : SessionSteps(session, script, logger, cancellationToken)
{
    public override void Begin() { }

    protected override void RecordCore() { }

    public override void Commit() { }

    public override void Rollback() { }
}
