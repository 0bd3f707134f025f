using System.Data.Common;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Adoption;

[OnPostgres]
public sealed class InterruptedAdoptionOnPostgres(PostgresDatabase postgres)
    : InterruptedAdoptionSpec(postgres),
        IClassFixture<PostgresDatabase>
{
    private DbConnection? _reader;

    protected override string Trap =>
        "ALTER TABLE meta_insights ADD COLUMN spend_twice double precision GENERATED ALWAYS AS (spend * 2) STORED";

    /// <remarks>A reader of the last table: the adoption can lock it against writers, and has to wait with its conversion.</remarks>
    protected override async Task PrepareKillAsync(TestDatabase database)
    {
        _reader = await database.OpenConnectionAsync(Cancellation);
        await using var command = _reader.CreateCommand();
        command.CommandText = "BEGIN; LOCK TABLE saved_reports, meta_insights IN ACCESS SHARE MODE";
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    protected override Task UntilConvertingAsync(TestDatabase database) => database.UntilBlockedAsync();

    protected override async Task ReleaseAsync() => await _reader!.DisposeAsync();
}
