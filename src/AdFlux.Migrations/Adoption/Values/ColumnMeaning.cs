using System.Globalization;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>What the values of a column mean.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="MaxLength">The most characters of a text; null when there is no limit.</param>
/// <param name="ReadByModel">Reads a text as AdFlux.Data does, and throws where it cannot; null where it takes any.</param>
internal sealed record ColumnMeaning(ValueKind Kind, int? MaxLength, Func<string, object?>? ReadByModel)
{
    /// <summary>The meaning of a column that our migrations give this type on PostgreSQL.</summary>
    public static ColumnMeaning Of(string postgreSqlType, Func<string, object?>? readByModel)
    {
        const string varchar = "character varying(";
        return postgreSqlType switch
        {
            "integer" => new(ValueKind.Integer, null, null),
            "bigint" => new(ValueKind.BigInteger, null, null),
            "numeric(18,6)" => new(ValueKind.Money, null, null),
            "double precision" => new(ValueKind.Ratio, null, null),
            "date" => new(ValueKind.Day, null, null),
            "timestamp without time zone" => new(ValueKind.Instant, null, null),
            "jsonb" => new(ValueKind.Json, null, readByModel),
            "text" => new(ValueKind.Text, null, readByModel),
            _ when postgreSqlType.StartsWith(varchar, StringComparison.Ordinal) => new(
                ValueKind.Text,
                int.Parse(postgreSqlType.AsSpan()[varchar.Length..^1], CultureInfo.InvariantCulture),
                readByModel
            ),
            _ => throw new NotSupportedException($"The adoption does not know the type {postgreSqlType}."),
        };
    }
}
