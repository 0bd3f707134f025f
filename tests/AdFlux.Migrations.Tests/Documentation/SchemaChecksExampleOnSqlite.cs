using AdFlux.Migrations.Schema;

namespace AdFlux.Migrations.Tests.Documentation;

[OnSqlite]
public sealed class SchemaChecksExampleOnSqlite(SqliteDatabase database) : SchemaChecksExampleSpec(database), IClassFixture<SqliteDatabase>
{
    protected override Task<SchemaDrift> CompareAsync(string connectionString, CancellationToken cancellationToken) =>
        AdFluxSchema.ForSqlite(connectionString).CompareAsync(cancellationToken);
}
