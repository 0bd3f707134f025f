using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Sqlite;
using Microsoft.Data.Sqlite;

namespace AdFlux.Migrations.Adoption.Sqlite;

/// <summary>Adopts a SQLite database by making every table anew and copying its rows.</summary>
internal sealed class SqliteAdoption(MigrationSession session) : AdoptionProvider(session)
{
    public const string JsonFunction = "adflux_json";
    public const string InstantFunction = "adflux_instant";
    public const string MoneyFunction = "adflux_money";

    protected override SchemaDialect Dialect { get; } = new SqliteDialect();

    public override bool IsSqlite => true;

    public override AdoptionPlan Plan(TargetSchema target, LiveSchema live) => new SqliteConversion(target, live).Plan();

    public override string SelectAll(string table, IEnumerable<string> columns) => $"SELECT {Quote(columns)} FROM {Quote(table)}";

    public override async Task PrepareAsync(AdoptionOptions options, CancellationToken cancellationToken)
    {
        using (var command = Session.CreateCommand(""))
        {
            var connection = (SqliteConnection)command.Connection!;
            // What does not fit was found before; here it stops the statement.
            connection.CreateFunction(
                JsonFunction,
                (string? text) => Fitting(text, given => JsonValue.Read(given, null)),
                isDeterministic: true
            );
            connection.CreateFunction(InstantFunction, (string? text) => Fitting(text, InstantValue.ReadSqlite), isDeterministic: true);
            connection.CreateFunction(
                MoneyFunction,
                (double? money) => money is { } amount ? Money(amount, options.RoundMoney) : (double?)null,
                isDeterministic: true
            );
        }

        // Tables are dropped while others refer to them, and renamed without a look at the views on them.
        await Session.ExecuteAsync("PRAGMA foreign_keys = OFF", [], cancellationToken).ConfigureAwait(false);
        await Session.ExecuteAsync("PRAGMA legacy_alter_table = ON", [], cancellationToken).ConfigureAwait(false);
    }

    public override async Task<string?> CheckAsync(TargetSchema target, CancellationToken cancellationToken)
    {
        foreach (var table in target.Tables)
        {
            var orphans = await QueryAsync($"PRAGMA foreign_key_check({Quote(table.Name)})", cancellationToken).ConfigureAwait(false);
            if (orphans is [[_, var rowId, var parent, ..], ..])
            {
                return $"a parent of row {rowId} of {table.Name} is missing in {parent}.";
            }
        }

        return null;
    }

    private static string? Fitting(string? text, Func<string, ReadValue> read) =>
        text is null ? null
        : read(text) is { Misfit: { } misfit } ? throw new FormatException(misfit)
        : read(text).Text;

    private static double Money(double amount, bool rounds)
    {
        var value = MoneyValue.Read(amount.ToString("R", System.Globalization.CultureInfo.InvariantCulture), rounds);
        return value.Misfit is null
            ? double.Parse(value.Text!, System.Globalization.CultureInfo.InvariantCulture)
            : throw new FormatException(value.Misfit);
    }
}
