using System.Data.Common;
using System.Text.Json;
using AdFlux.Data.Mapping.Converters;
using Microsoft.Data.Sqlite;

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

    // SQLite sums doubles with compensation: six decimals of the result are exact within 15 digits.
    public override decimal ReadMoney(DbDataReader reader, int column) => PlainDecimal.Of(Math.Round((decimal)reader.GetDouble(column), 6));
}
