using System.Data;
using System.Globalization;
using AdFlux.Migrations.Faults;
using FluentMigrator.Expressions;
using FluentMigrator.Runner.Processors;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdFlux.Migrations.Generation;

/// <summary>FluentMigrator's way to the database: its SQL goes to the steps of the migration that is being applied, reverted or written out.</summary>
/// <remarks>A migration cannot read the database: its SQL, and so its checksum, would depend on what it finds.</remarks>
internal sealed class MigrationProcessor(MigrationDialect dialect)
    : ProcessorBase(dialect.Generator, NullLogger.Instance, new ProcessorOptions())
{
    public override string DatabaseType => dialect.DatabaseType;

    public override IList<string> DatabaseTypeAliases => [.. dialect.Aliases];

    public IMigrationSteps Steps { get; set; } = new CollectedSteps();

    public override void BeginTransaction() => Steps.Begin();

    public override void CommitTransaction() => Steps.Commit();

    public override void RollbackTransaction() => Steps.Rollback();

    public override void Execute(string sql) => Process(sql);

    public override void Execute(string template, params object[] args) =>
        Process(string.Format(CultureInfo.InvariantCulture, template, args));

    protected override void Process(string sql)
    {
        // An expression that another one has taken in, such as a foreign key that SQLite has in its CREATE TABLE, leaves nothing.
        if (string.IsNullOrWhiteSpace(sql))
        {
            return;
        }

        if (HoldsWhatCannotBeSent(sql))
        {
            throw new UnsupportedMigrationException(
                "its SQL holds the character NUL or half of a surrogate pair, which cannot be stored: SQLite ends at the one, and the other becomes U+FFFD. "
                    + "Take it out, or store bytes."
            );
        }

        Steps.Execute(sql);
    }

    private static bool HoldsWhatCannotBeSent(string sql)
    {
        for (var at = 0; at < sql.Length; at += char.IsSurrogatePair(sql, at) ? 2 : 1)
        {
            if (sql[at] is '\0' || (char.IsSurrogate(sql[at]) && !char.IsSurrogatePair(sql, at)))
            {
                return true;
            }
        }

        return false;
    }

    public override void Process(PerformDBOperationExpression expression) =>
        throw new UnsupportedMigrationException(
            "Execute.WithConnection runs code, whose SQL can be neither checked nor shown before it runs. Write the SQL with Execute.Sql."
        );

    public override DataSet ReadTableData(string schemaName, string tableName) => throw Reads();

    public override DataSet Read(string template, params object[] args) => throw Reads();

    public override bool Exists(string template, params object[] args) => throw Reads();

    public override bool SchemaExists(string schemaName) => throw Reads();

    public override bool TableExists(string schemaName, string tableName) => throw Reads();

    public override bool ColumnExists(string schemaName, string tableName, string columnName) => throw Reads();

    public override bool ConstraintExists(string schemaName, string tableName, string constraintName) => throw Reads();

    public override bool IndexExists(string schemaName, string tableName, string indexName) => throw Reads();

    public override bool SequenceExists(string schemaName, string sequenceName) => throw Reads();

    public override bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) => throw Reads();

    protected override void Dispose(bool isDisposing) { }

    private static UnsupportedMigrationException Reads() =>
        new(
            "It asks the database what is there (Schema...Exists), so its SQL would not be the same on every database. "
                + "Write SQL that is, such as CREATE TABLE IF NOT EXISTS, with Execute.Sql."
        );
}
