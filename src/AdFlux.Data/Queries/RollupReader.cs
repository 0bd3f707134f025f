using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AdFlux.Data.Queries;

/// <summary>Runs a roll-up and reads its rows, columns in the order of <see cref="RollupSql"/>.</summary>
internal sealed class RollupReader(AdFluxDbContext context, RollupQuery query)
{
    private readonly QueryDialect _dialect =
        context.Database.GetDbConnection() is NpgsqlConnection ? new PostgresDialect() : new SqliteDialect();

    public async IAsyncEnumerable<InsightRollup> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string sql = RollupSql.For(query, _dialect);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!query.SkipLongInsights)
                await RefuseLongInsightsAsync(cancellationToken).ConfigureAwait(false);

            // All rows are read before the first is given out: a late one may still overflow.
            foreach (InsightRollup rollup in await ReadAllAsync(sql, cancellationToken).ConfigureAwait(false))
                yield return rollup;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task RefuseLongInsightsAsync(CancellationToken cancellationToken)
    {
        DbCommand command = CreateCommand(RollupSql.LongInsights(query, _dialect));
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        object? count = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        if (Convert.ToInt64(count, CultureInfo.InvariantCulture) is var rows and > 0)
            throw new LongInsightsException(rows);
    }

    private async Task<List<InsightRollup>> ReadAllAsync(string sql, CancellationToken cancellationToken)
    {
        DbCommand command = CreateCommand(sql);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        try
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
            var rollups = new List<InsightRollup>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                rollups.Add(ReadRow(reader));

            return rollups;
        }
        catch (DbException error) when (_dialect.IsOverflow(error))
        {
            throw new SumOverflowException(error);
        }
    }

    private DbCommand CreateCommand(string sql)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        if (context.Database.GetCommandTimeout() is { } seconds)
            command.CommandTimeout = seconds;
        command.Parameters.Add(_dialect.TextParameter("level", query.Level.ToName()));
        command.Parameters.Add(_dialect.DayParameter("from", query.From));
        command.Parameters.Add(_dialect.DayParameter("to", query.To));
        if (query.Campaigns is { } campaigns)
            command.Parameters.Add(_dialect.TextListParameter("campaigns", campaigns.Select(id => id.Value)));
        return command;
    }

    private InsightRollup ReadRow(DbDataReader reader)
    {
        string? group = reader.IsDBNull(1) ? null : reader.GetString(1);
        return new InsightRollup
        {
            Period = reader.GetFieldValue<DateOnly>(0),
            Campaign = query.Per == RollupGroup.Campaign && group is not null ? MetaCampaignId.From(group) : null,
            AdSet = query.Per == RollupGroup.AdSet && group is not null ? MetaAdSetId.From(group) : null,
            Ad = query.Per == RollupGroup.Ad && group is not null ? MetaAdId.From(group) : null,
            JobOpening = query.Per == RollupGroup.JobOpening && group is not null ? JobId.From(group) : null,
            Insights = reader.GetInt64(2),
            Impressions = Count(reader, 3),
            Clicks = Count(reader, 4),
            Spend = Money(reader, 5),
            SubmitApplications = Count(reader, 6),
            SubmitApplicationsValue = Money(reader, 7),
            Leads = Count(reader, 8),
            LeadsValue = Money(reader, 9),
            ViewContent = Count(reader, 10),
            ViewContentValue = Money(reader, 11),
        };
    }

    private static long? Count(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private decimal? Money(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : _dialect.ReadMoney(reader, column);
}
