using System.Data.Common;
using AdFlux.Data.Mapping.Converters;
using Npgsql;

namespace AdFlux.Data.Queries.Postgres;

internal sealed class PostgresDialect : QueryDialect
{
    public override string Day(string parameter) => $"CAST({parameter} AS date)";

    public override string Monday(string day) => $"CAST(date_trunc('week', {day}) AS date)";

    public override string FirstOfMonth(string day) => $"CAST(date_trunc('month', {day}) AS date)";

    public override string IsAmong(string text, string parameter) => $"{text} = ANY({parameter})";

    public override DbParameter DayParameter(string name, DateOnly day) => new NpgsqlParameter<DateOnly>(name, day);

    public override DbParameter TextParameter(string name, string text) => new NpgsqlParameter<string>(name, text);

    public override DbParameter TextListParameter(string name, IEnumerable<string> texts) =>
        new NpgsqlParameter<string[]>(name, [.. texts]);

    public override string SumMoney(string column) => $"sum({column})";

    public override bool IsOverflow(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.NumericValueOutOfRange };

    public override decimal ReadMoney(DbDataReader reader, int column) => PlainDecimal.Of(reader.GetDecimal(column));
}
