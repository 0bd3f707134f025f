namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class SharedTransactionOnPostgres(PostgresDatabase database)
    : SharedTransactionSpec(database),
        IClassFixture<PostgresDatabase>;
