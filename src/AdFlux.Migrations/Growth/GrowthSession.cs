using System.Data.Common;
using System.Runtime.CompilerServices;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using Npgsql;

namespace AdFlux.Migrations.Growth;

/// <summary>A connection to PostgreSQL that holds the migration lock, notes what it runs, and runs nothing of it in a dry run.</summary>
internal sealed class GrowthSession : IAsyncDisposable
{
    private readonly PostgresMigrationDatabase _database;
    private readonly MigrationSession _session;
    private readonly bool _isDryRun;
    private readonly List<string> _statements = [];

    private GrowthSession(PostgresMigrationDatabase database, MigrationSession session, bool isDryRun) =>
        (_database, _session, _isDryRun) = (database, session, isDryRun);

    public GrowthResult Result => new([.. _statements], _isDryRun);

    public static async Task<GrowthSession> OpenAsync(
        PostgresMigrationDatabase database,
        SessionSettings settings,
        bool isDryRun,
        CancellationToken cancellationToken
    )
    {
        MigrationSession? session = isDryRun
            ? await database.OpenAsync(cancellationToken).ConfigureAwait(false)
            : await database.OpenLockedAsync(settings, cancellationToken).ConfigureAwait(false);
        return new GrowthSession(database, session!, isDryRun);
    }

    /// <summary>Runs statements in one transaction; they are noted one by one.</summary>
    /// <exception cref="GrowthException">The server refused one; none took effect.</exception>
    public async Task RunAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        _statements.AddRange(statements);
        if (_isDryRun || statements.Count == 0)
        {
            return;
        }

        try
        {
            DbTransaction transaction = await _session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable scope = transaction.ConfigureAwait(false);
            foreach (string statement in statements)
            {
                await _session.ExecuteAsync(statement, [], cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Reads the rows of a query, the first column of each as text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            return await _session.ReadAsync(sql, row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Whether a query's one value is true.</summary>
    public async Task<bool> IsTrueAsync(string condition, CancellationToken cancellationToken) =>
        await ReadAsync($"SELECT 'true' WHERE {condition}", cancellationToken).ConfigureAwait(false) is ["true"];

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private GrowthException Failed(NpgsqlException error) =>
        new($"The step that was running was rolled back: {_database.Explain(error)}. Run the command again to go on from there.", error);
}
