using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class InsightReadingOnPostgres(PostgresDatabase database) : InsightReadingSpec(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_command_timeout_of_the_context_counts()
    {
        await using DbConnection other = await Database.OpenConnectionAsync(Token);
        await using DbTransaction transaction = await other.BeginTransactionAsync(Token);
        await using DbCommand command = other.CreateCommand();
        command.CommandText = "LOCK TABLE meta_insights IN ACCESS EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync(Token);
        AdFluxDbContext context = CreateContext();
        context.Database.SetCommandTimeout(1);

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
            new MetaInsightRepository(context).ReadPageAsync(
                new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay),
                cancellationToken: Token
            )
        );

        Assert.Equal(DatabaseFault.Timeout, error.Fault);
    }

    protected override long MeasureBytes(DbConnection connection)
    {
        RowStatement statement = Statement();
        using var command = new NpgsqlCommand(statement.Sql, (NpgsqlConnection)connection);
        foreach ((string name, object value) in statement.Parameters)
            command.Parameters.AddWithValue(name, value);
        using NpgsqlDataReader reader = command.ExecuteReader();
        var columns = new PostgresColumns(reader, TextCache.For(statement));
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read())
            MetaInsightCodec.Read(columns);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private RowStatement Statement() =>
        new InsightSql(new PostgresRowSource(CreateContext())).Stream(
            new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay, DateOnly.MaxValue)
        );
}
