using System.Data.Common;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Deletes insights batch by batch; without a transaction of the caller's, each batch is its own.</summary>
internal sealed class InsightDeleter(AdFluxDbContext context, InsightDeletion deletion)
{
    private readonly ReportConnection _connection = new(context);
    private long _deleted;

    public async Task<long> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        QueryRules.CheckRange(deletion.From, deletion.To, nameof(deletion));
        if (deletion.BatchSize < 1)
            throw QueryRules.Wrong("A batch has at least one row: set BatchSize to 1 or more.", nameof(deletion));

        foreach (InsightLevel level in deletion.Level is { } one ? [one] : Enum.GetValues<InsightLevel>())
            await DeleteAsync(level, progress, cancellationToken).ConfigureAwait(false);
        return _deleted;
    }

    private async Task DeleteAsync(InsightLevel level, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Each batch looks from the last day of the one before it: what is deleted already is not passed over again.
        DateOnly from = deletion.From;
        int rows;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            (rows, from) = await DeleteBatchAsync(level, from, cancellationToken).ConfigureAwait(false);
            _deleted += rows;
            if (rows > 0)
                progress?.Report(_deleted);
        } while (rows == deletion.BatchSize);
    }

    private Task<(int Rows, DateOnly Last)> DeleteBatchAsync(InsightLevel level, DateOnly from, CancellationToken cancellationToken)
    {
        QueryDialect dialect = _connection.Dialect;
        var command = new ReportCommand(
            dialect.DeleteInsights,
            Scope: null,
            dialect.TextParameter("level", level.ToName()),
            dialect.DayParameter("from", from),
            dialect.DayParameter("to", deletion.To),
            dialect.NumberParameter("batch", deletion.BatchSize)
        );

        // Ended in its middle, a statement would take the caller's whole transaction with it: there a batch runs to its end.
        return _connection.RunAsync(
            command,
            (reader, token) => ReadAsync(reader, from, token),
            _connection.IsInTransaction ? CancellationToken.None : cancellationToken
        );
    }

    private static async Task<(int Rows, DateOnly Last)> ReadAsync(DbDataReader reader, DateOnly from, CancellationToken cancellationToken)
    {
        int rows = 0;
        DateOnly last = from;
        for (; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); rows++)
        {
            if (reader.GetFieldValue<DateOnly>(0) is var day && day > last)
                last = day;
        }

        return (rows, last);
    }
}
