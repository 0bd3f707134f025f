using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AdFlux.Data.Queries;

/// <summary>Runs the statements of reports on the connection, and in the transaction, of a context.</summary>
internal sealed class ReportConnection(AdFluxDbContext context)
{
    public QueryDialect Dialect { get; } =
        context.Database.GetDbConnection() is NpgsqlConnection ? new PostgresDialect() : new SqliteDialect();

    /// <summary>Whether a transaction of the caller's is open.</summary>
    public bool IsInTransaction => context.Database.CurrentTransaction is not null;

    /// <summary>Gives out rows once all of them are read: a late one may still be an error, and the caller may use the connection meanwhile.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<CancellationToken, Task<List<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (T row in await read(cancellationToken).ConfigureAwait(false))
            yield return row;
    }

    /// <summary>Runs a command and reads what it gives.</summary>
    /// <exception cref="LongInsightsException">Rows of more than one day reach into the range of a scope that refuses them.</exception>
    /// <exception cref="SumOverflowException">A sum is too large for its type.</exception>
    public async Task<TResult> RunAsync<TResult>(
        ReportCommand command,
        Func<DbDataReader, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken
    )
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(command, read, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error) when (Dialect.IsOverflow(error))
        {
            throw new SumOverflowException(error);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task<TResult> ReadAsync<TResult>(
        ReportCommand report,
        Func<DbDataReader, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken
    )
    {
        DbCommand command = CreateCommand(report);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);

        TResult result = await read(reader, cancellationToken).ConfigureAwait(false);
        if (report.Scope is { RefusesLongInsights: true })
            await RefuseLongInsightsAsync(reader, cancellationToken).ConfigureAwait(false);
        return result;
    }

    // Counted after the sums: a long row that they met is there to be counted.
    private static async Task RefuseLongInsightsAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture) is var rows and > 0)
            throw new LongInsightsException(rows);
    }

    private DbCommand CreateCommand(ReportCommand report)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = report.Scope is { RefusesLongInsights: true } scope ? $"{report.Sql};\n{scope.LongInsights}" : report.Sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        if (context.Database.GetCommandTimeout() is { } seconds)
            command.CommandTimeout = seconds;
        foreach (DbParameter parameter in report.Scope?.CreateParameters() ?? [])
            command.Parameters.Add(parameter);
        foreach (DbParameter parameter in report.Parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
