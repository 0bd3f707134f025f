using FluentMigrator.Builders.Create.Index;

namespace AdFlux.Migrations.Migrations;

/// <summary>An index on several columns in one word.</summary>
internal static class IndexColumns
{
    public static ICreateIndexOnColumnSyntax OnColumns(this ICreateIndexOnColumnSyntax index, params IEnumerable<string> columns) =>
        columns.Aggregate(index, (indexed, column) => indexed.OnColumn(column).Ascending());
}
