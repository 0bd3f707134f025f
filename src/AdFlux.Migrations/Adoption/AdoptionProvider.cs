using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Schema.Comparison;

namespace AdFlux.Migrations.Adoption;

/// <summary>What an adoption does in one way on PostgreSQL and in another on SQLite.</summary>
internal abstract class AdoptionProvider(MigrationSession session)
{
    protected MigrationSession Session { get; } = session;

    protected abstract SchemaDialect Dialect { get; }

    /// <summary>Whether values are read as what SQLite stores.</summary>
    public abstract bool IsSqlite { get; }

    public abstract AdoptionPlan Plan(TargetSchema target, LiveSchema live);

    /// <summary>Reads which of the tables there are, and how they are made.</summary>
    public async Task<LiveSchema> ReadSchemaAsync(TargetSchema target, CancellationToken cancellationToken) =>
        LiveSchema.Of(
            target,
            await Dialect.ReadAsync(Session.Connection, cancellationToken).ConfigureAwait(false),
            await Dialect.ReadOtherRelationsAsync(Session.Connection, cancellationToken).ConfigureAwait(false)
        );

    /// <summary>The query that gives all rows of a table, as text where the type does not tell apart what values mean.</summary>
    public abstract string SelectAll(string table, IEnumerable<string> columns);

    /// <summary>Sets up the connection before the transaction begins.</summary>
    public abstract Task PrepareAsync(AdoptionOptions options, CancellationToken cancellationToken);

    /// <summary>Keeps others from writing to the tables until the transaction ends.</summary>
    public virtual Task LockAsync(TargetSchema target, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks once more before the commit, and gives what is wrong; null when all is well.</summary>
    public virtual Task<string?> CheckAsync(TargetSchema target, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>A name as an identifier in SQL.</summary>
    protected static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    protected static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>The rows of a query, each as its values with null for NULL.</summary>
    public async Task<IReadOnlyList<object?[]>> QueryAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = Session.CreateCommand(sql);
        command.CommandTimeout = 0;
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }
}
