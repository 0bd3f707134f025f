using System.Data.Common;
using System.Globalization;
using System.Text;
using AdFlux.Data;
using AdFlux.Migrations.Running.Postgres;
using AdFlux.Migrations.Running.Sqlite;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Schema.Postgres;
using AdFlux.Migrations.Schema.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Schemas of test databases.</summary>
internal static class Schemas
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The schema as an application compares it.</summary>
    public static AdFluxSchema Schema(this TestDatabase database) =>
        database.Provider is TestProvider.PostgreSql
            ? AdFluxSchema.ForPostgreSql(database.ConnectionString)
            : AdFluxSchema.ForSqlite(database.ConnectionString);

    /// <summary>The schema compared with a model that also has a check constraint.</summary>
    public static AdFluxSchema SchemaWithCheck(this TestDatabase database, int leastBudget = 100) =>
        database.Provider is TestProvider.PostgreSql
            ? new(
                PostgresMigrationDatabase.FromConnectionString(database.ConnectionString),
                new PostgresDialect(),
                () => new ContextWithCheck(new DbContextOptionsBuilder<AdFluxDbContext>().UseNpgsql(), leastBudget)
            )
            : new(
                SqliteMigrationDatabase.FromConnectionString(database.ConnectionString),
                new SqliteDialect(),
                () => new ContextWithCheck(new DbContextOptionsBuilder<AdFluxDbContext>().UseSqlite(), leastBudget)
            );

    /// <summary>Runs what mends a drift as its reader is told to: one by one on one connection.</summary>
    public static async Task MendAsync(this TestDatabase database, SchemaDrift drift)
    {
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        try
        {
            foreach (var statement in drift.Mending)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = statement;
                await command.ExecuteNonQueryAsync(Cancellation);
            }
        }
        finally
        {
            ClearPool(connection);
        }
    }

    /// <summary>Every value of every row of some tables.</summary>
    public static async Task<string> ContentAsync(this TestDatabase database, IEnumerable<string> tables)
    {
        var content = new StringBuilder();
        await using var connection = await database.OpenConnectionAsync(Cancellation);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                var values = Enumerable
                    .Range(0, reader.FieldCount)
                    .Where(column => !reader.IsDBNull(column))
                    .Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}")
                    .Order(StringComparer.Ordinal);
                content.Append(table).Append(": ").AppendJoin(", ", values).AppendLine();
            }
        }

        return content.ToString();
    }

    private static string Text(object value) =>
        value is decimal number
            ? number.ToString("0.######", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    // A failed script leaves its connection in a transaction and with settings of its own.
    private static void ClearPool(DbConnection connection)
    {
        if (connection is Microsoft.Data.Sqlite.SqliteConnection sqlite)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(sqlite);
        }
    }

    private sealed class ContextWithCheck(DbContextOptionsBuilder<AdFluxDbContext> options, int leastBudget)
        : AdFluxDbContext(
            options.ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, EachTimeAnew>().Options
        )
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder
                .Entity<Data.Model.Campaign>()
                .ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_campaigns_daily_budget",
                        string.Create(CultureInfo.InvariantCulture, $"daily_budget >= {leastBudget}")
                    )
                );
        }
    }

    private sealed class EachTimeAnew : Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context, designTime);
    }
}
