using AdFlux.Migrations.Adoption;

namespace AdFlux.Migrations.Tests.Documentation;

[OnPostgres]
public sealed class AdoptionExampleOnPostgres(PostgresDatabase database) : AdoptionExampleSpec(database), IClassFixture<PostgresDatabase>
{
    protected override AdFluxAdoption Adoption(string connectionString)
    {
        // csharpier-ignore
        AdFluxAdoption adoption = AdFluxAdoption.ForPostgreSql(connectionString);   // or ForSqlite("Data Source=adflux.db")
        return adoption;
    }
}
