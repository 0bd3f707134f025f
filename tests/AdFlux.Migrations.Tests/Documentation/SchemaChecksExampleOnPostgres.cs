using AdFlux.Migrations.Schema;

namespace AdFlux.Migrations.Tests.Documentation;

[OnPostgres]
public sealed class SchemaChecksExampleOnPostgres(PostgresDatabase database)
    : SchemaChecksExampleSpec(database),
        IClassFixture<PostgresDatabase>
{
    protected override async Task<SchemaDrift> CompareAsync(string connectionString, CancellationToken cancellationToken)
    {
        // csharpier-ignore
        SchemaDrift drift = await AdFluxSchema.ForPostgreSql(connectionString).CompareAsync(cancellationToken);   // or ForSqlite(...)
        return drift;
    }
}
