namespace AdFlux.Data.Tests.Faults;

[OnPostgres]
public sealed class InterruptedUpsertOnPostgres(PostgresDatabase database)
    : InterruptedUpsertSpec(database),
        IClassFixture<PostgresDatabase>;
