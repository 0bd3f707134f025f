using AdFlux.Data;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>What an adopted database is to be like: what the initial migration makes. Later migrations are applied after it, as on any other.</summary>
internal sealed class TargetSchema : IDisposable
{
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    private readonly SqlGenerationContext _context;

    private TargetSchema(SqlGenerationContext context, MigrationDefinition initial)
    {
        _context = context;
        Script = MigrationScript.Generate(context, initial, MigrationDirection.Up);
        // PostgreSQL's types tell what a column means; SQLite's do not.
        var meanings = initial
            .Create(PostgreSql)
            .UpOperations.OfType<CreateTableOperation>()
            .SelectMany(table => table.Columns)
            .ToDictionary(column => (column.Table, column.Name), column => column.ColumnType!);
        var model = Model();
        var operations = initial.Create(context.Database.ProviderName!).UpOperations;
        Tables =
        [
            .. operations
                .OfType<CreateTableOperation>()
                .Select(table => new TargetTable(
                    table,
                    [
                        .. table.Columns.Select(column => new TargetColumn(
                            column,
                            ColumnMeaning.Of(meanings[(column.Table, column.Name)], Reader(model, column))
                        )),
                    ],
                    [
                        .. operations
                            .OfType<CreateIndexOperation>()
                            .Where(index => string.Equals(index.Table, table.Name, StringComparison.Ordinal)),
                    ]
                )),
        ];
    }

    /// <summary>The tables, parents before children.</summary>
    public IReadOnlyList<TargetTable> Tables { get; }

    /// <summary>The initial migration itself, whose row the history gets.</summary>
    public MigrationScript Script { get; }

    public static TargetSchema Of(DbContextOptions sqlGeneration) => new(new(sqlGeneration), MigrationSet.AdFlux.Migrations[0]);

    /// <summary>The SQL of operations; an operation can be asked for once only, since the generator changes it.</summary>
    public IEnumerable<string> Generate(params MigrationOperation[] operations) =>
        _context.GetService<IMigrationsSqlGenerator>().Generate(operations).Select(command => command.CommandText.Trim().TrimEnd(';'));

    public void Dispose() => _context.Dispose();

    private static IModel Model()
    {
        // Only text has to be read by the model, and that is the same on both providers.
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxSqlite("Data Source=unused.db");
        using var context = new AdFluxDbContext(options.Options);
        return context.Model;
    }

    private static Func<string, object?>? Reader(IModel model, AddColumnOperation column)
    {
        var property = model
            .GetEntityTypes()
            .FirstOrDefault(entity => string.Equals(entity.GetTableName(), column.Table, StringComparison.Ordinal))
            ?.GetProperties()
            .FirstOrDefault(property => string.Equals(property.GetColumnName(), column.Name, StringComparison.Ordinal));
        var converter = property?.GetTypeMapping().Converter;
        return converter is not null && converter.ProviderClrType == typeof(string) && converter.ModelClrType != typeof(DateTime)
            ? text => converter.ConvertFromProvider(text)
            : null;
    }
}
