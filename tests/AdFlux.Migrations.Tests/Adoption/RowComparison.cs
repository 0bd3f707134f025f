using System.Globalization;
using System.Text;
using System.Text.Json;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Migrations.Tests.Adoption;

/// <summary>Compares what AdFlux.Data reads with what the Python application read.</summary>
internal static class RowComparison
{
    /// <summary>The values that are not the same, each with its table, column and row; and how many were compared.</summary>
    public static async Task<(IReadOnlyList<string> Differences, int Compared)> CompareAsync(DbContext context, JsonElement tables)
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var entity in context.Model.GetEntityTypes())
        {
            var expected = tables
                .GetProperty(entity.GetTableName()!)
                .EnumerateArray()
                .ToDictionary(row => Key(entity, row), StringComparer.Ordinal);
            var rows = await RowsAsync(context, entity);
            if (rows.Count != expected.Count)
            {
                differences.Add($"{entity.GetTableName()}: {rows.Count} rows, expected {expected.Count}");
            }

            foreach (var row in rows)
            {
                var values = entity
                    .GetProperties()
                    .ToDictionary(property => property, property => Text(property, property.GetGetter().GetClrValue(row)));
                var key = string.Join('|', entity.FindPrimaryKey()!.Properties.Select(property => values[property]));
                foreach (var (property, value) in values)
                {
                    compared++;
                    var wanted = expected.TryGetValue(key, out var found)
                        ? Text(property, found.GetProperty(property.GetColumnName()))
                        : "(no row)";
                    if (!string.Equals(value, wanted, StringComparison.Ordinal))
                    {
                        differences.Add(
                            $"{entity.GetTableName()}.{property.GetColumnName()} of {key}: {value ?? "null"}, expected {wanted ?? "null"}"
                        );
                    }
                }
            }
        }

        return (differences, compared);
    }

    private static async Task<IReadOnlyList<object>> RowsAsync(DbContext context, IEntityType entity)
    {
        var query =
            (IQueryable<object>)
                typeof(DbContext)
                    .GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!
                    .MakeGenericMethod(entity.ClrType)
                    .Invoke(context, null)!;
        return await query.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string Key(IEntityType entity, JsonElement row) =>
        string.Join('|', entity.FindPrimaryKey()!.Properties.Select(property => Text(property, row.GetProperty(property.GetColumnName()))));

    private static string? Text(IProperty property, object? value) =>
        value switch
        {
            null => null,
            decimal money => money.ToString("0.######", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value, CultureInfo.InvariantCulture),
        };

    private static string? Text(IProperty property, JsonElement value)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array or JsonValueKind.Object => Encoding.UTF8.GetString(
                CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(value.GetRawText()))
            ),
            JsonValueKind.Number when type == typeof(decimal) => ((decimal)value.GetDouble()).ToString(
                "0.######",
                CultureInfo.InvariantCulture
            ),
            JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ when type == typeof(DateTime) => value.GetDateTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            _ => value.GetString(),
        };
    }
}
