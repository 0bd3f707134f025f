using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Json;

/// <summary>Random JSON texts of few values in many spellings.</summary>
internal static class JsonTexts
{
    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-0.0", "1", "1.0", "10e-1", "-1", "1e2", "100", "1E+25", "10000000000000000000000000"),
        Gen.Elements("0.1", "1e-1", "0.10", "1e-30", "0.1e-29", "12345678901234567890.5", "12345678901234567890.50"),
        Gen.Elements(
            "\"a\"",
            "\"\\u0061\"",
            "\"/\"",
            "\"\\/\"",
            "\"\\n\"",
            "\"\\u000A\"",
            "\"😀\"",
            "\"\\ud83d\\uDE00\"",
            "\"1.0\"",
            "\"1\""
        )
    );

    private static readonly Gen<string> Names = Gen.Elements(
        "\"a\"",
        "\"\\u0061\"",
        "\"b\"",
        "\"\\n\"",
        "\"\\u000a\"",
        "\"é\"",
        "\"\\u00e9\"",
        "\"\""
    );

    public static Arbitrary<string> Any { get; } = Gen.Sized(size => Value(Math.Min(size, 12))).ToArbitrary();

    /// <summary>Pairs of which about half mean the same.</summary>
    public static Arbitrary<(string Left, string Right)> Pairs { get; } =
        Gen.OneOf(Any.Generator.Select(json => (json, Respell(json))), Any.Generator.Two().Select(pair => (pair.Item1, pair.Item2)))
            .ToArbitrary();

    private static Gen<string> Value(int size) =>
        size == 0
            ? Scalars
            : Gen.OneOf(
                Scalars,
                Value(size / 2).ListOf().Select(items => "[ " + string.Join(",", items.Take(4)) + "]"),
                Names
                    .Zip(Value(size / 2), (name, value) => name + " :\t" + value)
                    .ListOf()
                    .Select(members => "{" + string.Join(" ,\n", members.Take(4)) + " }")
            );

    private static string Respell(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Respell(document.RootElement);
    }

    private static string Respell(JsonElement value) =>
        value.ValueKind switch
        {
            // Members the other way round, the last of each name only, after one that does not count.
            JsonValueKind.Object => "{"
                + string.Join(
                    ",",
                    value
                        .EnumerateObject()
                        .Reverse()
                        .DistinctBy(member => member.Name, StringComparer.Ordinal)
                        .SelectMany(member => new[] { $"{Escape(member.Name)}:0", $"{Escape(member.Name)}: {Respell(member.Value)}" })
                )
                + "}",
            JsonValueKind.Array => "[\n" + string.Join(" , ", value.EnumerateArray().Select(Respell)) + "]",
            JsonValueKind.String => Escape(value.GetString()!),
            JsonValueKind.Number => value.GetRawText() + (value.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase) ? "" : "e0"),
            _ => value.GetRawText(),
        };

    private static string Escape(string text) => "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";
}
