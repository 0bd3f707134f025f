using AdFlux.Migrations.Adoption;

namespace AdFlux.Migrations.Tests.Documentation;

[OnSqlite]
public sealed class AdoptionExampleOnSqlite(SqliteDatabase database) : AdoptionExampleSpec(database), IClassFixture<SqliteDatabase>
{
    protected override AdFluxAdoption Adoption(string connectionString) => AdFluxAdoption.ForSqlite(connectionString);
}
