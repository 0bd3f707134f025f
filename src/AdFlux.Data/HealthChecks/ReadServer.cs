using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdFlux.Data.HealthChecks;

/// <summary>The server of PostgreSQL that answers reads.</summary>
/// <param name="Name">What a health check calls it: <c>standby</c>, <c>primary</c> or <c>none</c>.</param>
/// <param name="LagSeconds">How old the last change is that a standby has replayed; 0 where it has replayed all it received, null of other servers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadServer(string Name, double? LagSeconds)
{
    private const string Standby = "standby";

    // A standby without a change to replay is not behind, however long ago the last one was.
    private const string Lag = """
        SELECT CASE
            WHEN NOT pg_is_in_recovery() THEN NULL
            WHEN pg_last_wal_receive_lsn() IS NOT DISTINCT FROM pg_last_wal_replay_lsn() THEN 0
            ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8, 0)
        END
        """;

    public static ReadServer None { get; } = new("none", LagSeconds: null);

    public bool IsStandby => string.Equals(Name, Standby, StringComparison.Ordinal);

    public static async Task<ReadServer> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        command.CommandText = Lag;
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is double seconds
            ? new ReadServer(Standby, Math.Round(Math.Max(seconds, 0), 3))
            : new ReadServer("primary", LagSeconds: null);
    }
}
