using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Data.Tests.Schema;

/// <summary>The migrated database against the documented schema, and against the model.</summary>
public abstract class SchemaSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private SchemaReader Schema => SchemaReader.For(Database);

    private int TypeColumn => Database.Provider == TestProvider.PostgreSql ? 2 : 3;

    [Fact]
    public async Task Every_documented_column_stands_with_its_type_and_no_other()
    {
        string[] documented =
        [
            .. Lines(SeedSchema.Columns).Select(Fields).Select(column => $"{column[0]} {column[1]} {column[TypeColumn]} {column[4]}"),
        ];
        Assert.Equal(108, documented.Length);

        Assert.Equal(Sorted(documented), await Schema.ColumnsAsync());
    }

    [Fact]
    public async Task Every_documented_key_stands_and_no_other()
    {
        string[] documented = Lines(SeedSchema.PrimaryKeys);
        Assert.Equal(9, documented.Length);

        Assert.Equal(Sorted(documented), await Schema.PrimaryKeysAsync());
    }

    [Fact]
    public async Task Every_documented_foreign_key_stands_and_no_other()
    {
        string[] documented = Lines(SeedSchema.ForeignKeys);
        Assert.Equal(9, documented.Length);

        Assert.Equal(Sorted(documented), await Schema.ForeignKeysAsync());
    }

    [Fact]
    public async Task Every_documented_index_stands_and_no_other()
    {
        string rollups = Database.Provider == TestProvider.PostgreSql ? SeedSchema.RollupIndexOnPostgres : SeedSchema.RollupIndexOnSqlite;

        Assert.Equal(Sorted([.. Lines(SeedSchema.Indexes), rollups]), await Schema.IndexesAsync());
    }

    [Fact]
    public async Task Every_column_that_the_seed_indexes_leads_an_index_or_a_key()
    {
        string[] standing = [.. await Schema.IndexesAsync(), .. await Schema.PrimaryKeysAsync()];
        string[] indexed = Lines(SeedSchema.IndexedColumns);
        Assert.Equal(7, indexed.Length);

        Assert.All(indexed, column => Assert.Contains(standing, index => index.Contains(column, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_documented_unique_constraint_and_the_one_of_segment_names_stand()
    {
        Assert.Equal([SeedSchema.UniqueConstraint, SeedSchema.SegmentNames], await Schema.UniqueConstraintsAsync());
    }

    [Fact]
    public async Task Statuses_and_the_day_of_application_have_defaults()
    {
        string[] defaults = [.. (await Schema.DefaultsAsync()).Select(line => string.Join(' ', line.Split(' ').Take(2)))];

        Assert.Equal(["applications application_date", "applications status", "campaigns status", "job_openings status"], defaults);
    }

    [Fact]
    public async Task The_model_has_the_same_columns()
    {
        Assert.Equal(
            Sorted(
                Tables()
                    .SelectMany(table =>
                        table.Columns.Select(column => $"{table.Name} {column.Name} {column.StoreType} {Null(column.IsNullable)}")
                    )
            ),
            await Schema.ColumnsAsync()
        );
    }

    [Fact]
    public async Task The_model_has_the_same_keys_and_foreign_keys()
    {
        Assert.Equal(
            Sorted(Tables().Select(table => $"{table.Name}({Names(table.PrimaryKey!.Columns)})")),
            await Schema.PrimaryKeysAsync()
        );
        Assert.Equal(
            Sorted(
                Tables()
                    .SelectMany(table => table.ForeignKeyConstraints)
                    .Select(key =>
                        $"{key.Table.Name}({Names(key.Columns)}) -> {key.PrincipalTable.Name}({Names(key.PrincipalColumns)}) {(key.OnDeleteAction == ReferentialAction.Cascade ? "cascade" : "no action")}"
                    )
            ),
            await Schema.ForeignKeysAsync()
        );
    }

    [Fact]
    public async Task The_model_has_the_same_indexes()
    {
        string[] model =
        [
            .. Tables().SelectMany(table => table.Indexes).Select(index => $"{index.Name} {index.Table.Name}({Names(index.Columns)})"),
        ];

        Assert.Equal(Sorted(model), Sorted([.. await Schema.IndexesAsync(), .. await Schema.UniqueConstraintsAsync()]));
    }

    [Fact]
    public void Every_relationship_has_a_navigation_on_both_ends()
    {
        using AdFluxDbContext context = CreateContext();
        IForeignKey[] relationships = [.. context.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())];

        Assert.Equal(9, relationships.Length);
        Assert.All(relationships, relationship => Assert.NotNull(relationship.DependentToPrincipal));
        Assert.All(relationships, relationship => Assert.NotNull(relationship.PrincipalToDependent));
    }

    [Fact]
    public void Every_name_fits_into_63_bytes()
    {
        IEnumerable<string> names = Tables()
            .SelectMany(table =>
                (IEnumerable<string>)
                    [
                        table.Name,
                        table.PrimaryKey!.Name,
                        .. table.Columns.Select(column => column.Name),
                        .. table.ForeignKeyConstraints.Select(key => key.Name),
                        .. table.Indexes.Select(index => index.Name),
                    ]
            );

        Assert.All(names, name => Assert.InRange(name.Length, 1, 63));
    }

    protected static string[] Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    private static string[] Lines(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Two spaces or more stand between columns, one may stand inside a type.
    private static string[] Fields(string line) => line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Null(bool isNullable) => isNullable ? "null" : "not null";

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private List<ITable> Tables()
    {
        using AdFluxDbContext context = CreateContext();
        return [.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
    }
}
