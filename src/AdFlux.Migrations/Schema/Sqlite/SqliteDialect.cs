using System.Data.Common;
using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;
using Microsoft.Data.Sqlite;

namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>SQLite: mends by ALTER and INDEX statements where they can, and else by making the table anew.</summary>
internal sealed class SqliteDialect : SchemaDialect
{
    /// <remarks>SQLite knows constraints by no name.</remarks>
    public override bool ComparesConstraintNames => false;

    public override TypeLikeness Compare(string wantedType, string actualType)
    {
        if (string.Equals(wantedType, actualType, StringComparison.OrdinalIgnoreCase))
        {
            return TypeLikeness.Same;
        }

        return string.Equals(SqliteAffinity.Of(wantedType), SqliteAffinity.Of(actualType), StringComparison.Ordinal)
            ? TypeLikeness.OtherSpelling
            : TypeLikeness.Different;
    }

    public override Task<IReadOnlyList<TableSchema>> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SqliteSchemaReader.ReadAsync((SqliteConnection)connection, cancellationToken);

    public override Task<IReadOnlyList<string>> ReadOtherRelationsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SqliteSchemaReader.ReadOtherRelationsAsync(connection, cancellationToken);

    public override IEnumerable<string> Mend(Finding finding, IReadOnlyList<Finding> ofTable)
    {
        if (finding.Wanted is TableSchema missing)
        {
            return SqliteTableSql.Create(missing);
        }

        // Making the table anew mends all of its errors, so none of them is mended twice.
        var natively = ofTable.Where(other => other.IsError).Select(other => (other, Statements: MendNatively(other))).ToList();
        return natively.TrueForAll(other => other.Statements is not null)
            ? natively.Find(other => other.other == finding).Statements!
            : SqliteRebuild.Of(finding.Table, finding.ActualTable!, ofTable);
    }

    /// <summary>The statements that mend an error by themselves; null when only making the table anew does.</summary>
    private static string[]? MendNatively(Finding finding)
    {
        var table = Sql.Quote(finding.Table.Name);
        return finding switch
        {
            { Wanted: IndexSchema wanted, Actual: null } => [SqliteTableSql.CreateIndex(wanted, finding.Table.Name)],
            { Wanted: IndexSchema wanted, Actual: IndexSchema { IsConstraint: false } actual } =>
            [
                $"DROP INDEX {Sql.Quote(actual.Name)}",
                SqliteTableSql.CreateIndex(wanted, finding.Table.Name),
            ],
            { Wanted: null, Actual: IndexSchema { IsConstraint: false } actual } => [$"DROP INDEX {Sql.Quote(actual.Name)}"],
            { Wanted: ColumnSchema wanted, Actual: null } when CanBeAdded(wanted) =>
            [
                $"ALTER TABLE {table} ADD COLUMN {Sql.Quote(wanted.Name)} {wanted.Definition}",
            ],
            _ => null,
        };
    }

    /// <summary>Whether ADD COLUMN takes it: with a constant default, or none and NULL allowed.</summary>
    private static bool CanBeAdded(ColumnSchema column) =>
        column.Generation is KeyGeneration.None
        && (column.Default is null ? column.IsNullable : SqlToken.Read(column.Default) is [{ IsLiteral: true }]);
}
