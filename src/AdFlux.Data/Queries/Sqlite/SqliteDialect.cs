using System.Data.Common;
using System.Text.Json;
using AdFlux.Data.Mapping.Converters;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Queries.Sqlite;

internal sealed class SqliteDialect : QueryDialect
{
    public override string Day(string parameter) => parameter;

    public override string Monday(string day) => $"date({day}, 'weekday 0', '-6 days')";

    public override string FirstOfMonth(string day) => $"date({day}, 'start of month')";

    public override string IsAmong(string text, string parameter) => $"{text} IN (SELECT value FROM json_each({parameter}))";

    public override DbParameter DayParameter(string name, DateOnly day) => new SqliteParameter(name, day);

    public override DbParameter TextParameter(string name, string text) => new SqliteParameter(name, text);

    public override DbParameter TextListParameter(string name, IEnumerable<string> texts) =>
        new SqliteParameter(name, JsonSerializer.Serialize(texts.ToArray(), StringListContext.Default.StringArray));

    // A sum of doubles would keep 15 digits only. Millionths are whole numbers, which SQLite adds exactly, and it refuses to overflow.
    public override string SumMoney(string column) => $"sum(CAST(round({column} * 1000000) AS INTEGER))";

    public override bool IsOverflow(DbException error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR }
        && error.Message.Contains("integer overflow", StringComparison.Ordinal);

    public override decimal ReadMoney(DbDataReader reader, int column) => PlainDecimal.Of(reader.GetInt64(column) / 1_000_000m);
}
