using System.Data.Common;
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
            // All rows are read before the first is given out: a late one may still refuse the whole answer.
            foreach (InsightRollup rollup in await ReadAllAsync(sql, cancellationToken).ConfigureAwait(false))
                yield return rollup;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task<List<InsightRollup>> ReadAllAsync(string sql, CancellationToken cancellationToken)
    {
        DbCommand command = CreateCommand(sql);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);

        var rollups = new List<InsightRollup>();
        long longInsights = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rollups.Add(ReadRow(reader));
            longInsights += reader.GetInt64(3);
        }

        return longInsights == 0 ? rollups : throw new LongInsightsException(longInsights);
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
            Impressions = Count(reader, 4),
            Clicks = Count(reader, 5),
            Spend = Money(reader, 6),
            SubmitApplications = Count(reader, 7),
            SubmitApplicationsValue = Money(reader, 8),
            Leads = Count(reader, 9),
            LeadsValue = Money(reader, 10),
            ViewContent = Count(reader, 11),
            ViewContentValue = Money(reader, 12),
        };
    }

    private static long? Count(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private decimal? Money(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : _dialect.ReadMoney(reader, column);
}
