namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class ListPagesOnPostgres(PostgresDatabase database) : ListPagesSpec(database), IClassFixture<PostgresDatabase>;
