namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class ListCancellationOnPostgres(PostgresDatabase database) : ListCancellationSpec(database), IClassFixture<PostgresDatabase>;
