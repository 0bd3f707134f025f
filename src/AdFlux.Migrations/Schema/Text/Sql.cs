namespace AdFlux.Migrations.Schema.Text;

/// <summary>Names in SQL, quoted as both providers understand it.</summary>
internal static class Sql
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
