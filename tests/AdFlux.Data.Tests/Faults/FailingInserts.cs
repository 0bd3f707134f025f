namespace AdFlux.Data.Tests.Faults;

/// <summary>Makes PostgreSQL fail the first statements that insert insights, and counts them, rolled back or not.</summary>
internal sealed class FailingInserts : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private FailingInserts(TestDatabase database) => _database = database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="database">The database.</param>
    /// <param name="failure">What to do, in PL/pgSQL.</param>
    /// <param name="times">How often.</param>
    public static async Task<FailingInserts> CreateAsync(TestDatabase database, string failure, int times)
    {
        await database.ExecuteAsync(
            $"""
            CREATE SEQUENCE inserts;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF nextval('inserts') <= {times} THEN {failure}; END IF; RETURN NULL; END $$;
            CREATE TRIGGER fail BEFORE INSERT ON meta_insights FOR EACH STATEMENT EXECUTE FUNCTION fail();
            """,
            Token
        );
        return new FailingInserts(database);
    }

    public static string Raise(string sqlState) => $"RAISE EXCEPTION 'as told' USING ERRCODE = '{sqlState}'";

    /// <summary>How many statements there were.</summary>
    public async Task<long> CountAsync() => (long)(await _database.ScalarAsync("SELECT last_value FROM inserts", Token))!;

    public async ValueTask DisposeAsync() => await _database.ExecuteAsync("DROP FUNCTION fail CASCADE; DROP SEQUENCE inserts", Token);
}
