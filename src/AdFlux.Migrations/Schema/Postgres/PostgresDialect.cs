using System.Data.Common;
using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Schema.Postgres;

/// <summary>PostgreSQL: mends so that readers and writers are held up as shortly as the change allows.</summary>
internal sealed class PostgresDialect : SchemaDialect
{
    public override bool ComparesConstraintNames => true;

    public override TypeLikeness Compare(string wantedType, string actualType) =>
        string.Equals(wantedType, actualType, StringComparison.Ordinal) ? TypeLikeness.Same : TypeLikeness.Different;

    public override Task<IReadOnlyList<TableSchema>> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        PostgresSchemaReader.ReadAsync(connection, cancellationToken);

    public override Task<IReadOnlyList<string>> ReadOtherRelationsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        PostgresSchemaReader.ReadOtherRelationsAsync(connection, cancellationToken);

    public override IEnumerable<string> Mend(Finding finding, IReadOnlyList<Finding> ofTable)
    {
        var table = new PostgresTableSql(finding.ActualTable ?? finding.Table);
        return finding switch
        {
            { Wanted: TableSchema wanted } => PostgresTableSql.Create(wanted),
            { Wanted: FillFactorSchema wanted } => [table.SetFillFactor(wanted.Percent)],
            { Wanted: ColumnSchema wanted, Actual: null } => PostgresColumnSql.Add(wanted, finding.Table.Name),
            { Wanted: ColumnSchema wanted, Actual: ColumnSchema actual } => new PostgresColumnSql(
                finding.Table.Name,
                wanted,
                actual
            ).Mend(),
            { Actual: ColumnSchema actual } => [PostgresColumnSql.DropNotNull(actual, finding.Table.Name)],
            { Wanted: { } wanted, Actual: { } actual } when finding.IsOnly(Finding.Name) => [table.Rename(actual, wanted.Name)],
            { Wanted: IndexSchema, Actual: _ } or { Actual: IndexSchema } =>
            [
                .. Drop(table, finding.Actual),
                .. Make(table, finding.Wanted),
            ],
            { Wanted: { } wanted } when finding.IsOnly(Finding.Validity) => [table.Validate(wanted)],
            _ => [.. Drop(table, finding.Actual), .. Make(table, finding.Wanted)],
        };
    }

    private static IEnumerable<string> Drop(PostgresTableSql table, SchemaElement? part) => part is null ? [] : [table.Drop(part)];

    private static IEnumerable<string> Make(PostgresTableSql table, SchemaElement? part) => part is null ? [] : table.Add(part);
}
