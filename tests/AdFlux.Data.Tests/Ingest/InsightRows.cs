using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Random rows of insights in many spellings, most of them good ones, and documents of them.</summary>
internal static class InsightRows
{
    private static readonly Gen<string> Space = Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements(" ", "\n", "\r\n\t  ")));

    private static readonly Gen<string> Digits = Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, int.MaxValue)).Select(number => $"{number}");

    private static readonly Gen<string> Numerals = Gen.Frequency(
        (6, Digits),
        (6, Digits.Zip(Gen.Choose(0, 9_999_999), (whole, fraction) => $"{whole}.{fraction}")),
        (2, Gen.Elements("0", "0.0", "0.000000", "185.0", "14.350000", "0.1950000000000000012", "999999999999.999999", "1000000000000")),
        (1, Gen.Elements("-1", "-0", "-0.5", "1e3", "1E-2", "123456789012345678", "9007199254740993", "0.30000000000000004"))
    );

    private static readonly Gen<string> BadNumerals = Gen.Elements(
        "",
        "x",
        "01",
        "1.",
        ".5",
        "+1",
        "1,5",
        " 1",
        "NaN",
        "1e400",
        "\\u0031",
        "1.0.0"
    );

    private static readonly Gen<string> Numbers = Gen.Frequency(
        (100, Numerals.Select(Quote)),
        (40, Numerals),
        (8, Gen.Constant("null")),
        (1, BadNumerals.Select(Quote)),
        (1, Gen.Elements("true", "[]", "{\"a\":1}", "01", "-", "1.", "nul", "\"1", "\"\u00e9\""))
    );

    private static readonly Gen<string> Ids = Gen.Frequency(
        (30, Gen.Choose(0, 9).Select(last => $"\"12021000000000000{last}\"")),
        (4, Gen.Elements("7", "120210000000000001", "\"act_1\"", "\"1\"", "null")),
        (1, Gen.Elements("\"\"", "\"act_\"", "1.0", "-1", "\"1 \"", "\"\\u0031\""))
    );

    private static readonly Gen<string> Days = Gen.Frequency(
        (30, Gen.Elements("\"2026-01-15\"", "\"2026-01-16\"", "\"2024-02-29\"")),
        (1, Gen.Elements("null", "\"2026-02-29\"", "\"0001-01-01\"", "20260115", "\"2026-1-5\"", "\"2025-12-31\""))
    );

    private static readonly Gen<string> Texts = Gen.Elements(
        "\"\"",
        "\"Köln\"",
        "\"\\ud83c\\udf19 \\\"x\\\" \\/ \\n\"",
        "\"a long text without anything to escape in it, beyond one block\"",
        "\"\\ud83c\"",
        "\"\\x\"",
        "\"a\tb\""
    );

    private static readonly Gen<string> Windows = Gen.Elements(
        "1d_click",
        "7d_click",
        "28d_click",
        "1d_view",
        "1d_ev",
        "inline",
        "x",
        "",
        "value_2"
    );

    private static readonly Gen<string> ActionTypes = Gen.Frequency(
        (
            20,
            Gen.Elements("link_click", "lead", "offsite_conversion.fb_pixel_lead", "submit_application_total", "view_content").Select(Quote)
        ),
        (1, Gen.Elements("\"lead\\u00e9\"", "\"é\"", "1", "null", "\"\\u006cead\"", "\"\\u0000\""))
    );

    private static readonly Gen<string> Entries = Gen.Frequency((20, Member("action_type", ActionTypes)), (1, Gen.Constant("\"a\":1")))
        .Zip(Gen.Frequency((20, Member("value", Numbers)), (1, Gen.Constant("\"\\u0076alue\":1"))), (type, value) => new[] { type, value })
        .Zip(
            Windows.Zip(Gen.Frequency((20, Numbers), (1, Texts)), (name, value) => $"\"{name}\":{value}").ListOf(),
            (first, more) => first.Concat(more.Take(5)).ToArray()
        )
        .SelectMany(Shuffled)
        .SelectMany(Object);

    private static readonly Gen<string> Actions = Gen.Frequency(
        (20, Entries.ListOf().SelectMany(entries => Spaced("[", string.Join(",", entries.Take(6)), "]"))),
        (1, Gen.Elements("null", "{}", "[1]", "\"\"", "[{}]"))
    );

    private static readonly Gen<string> Metrics = Gen.OneOf(
        Member(["impressions", "clicks", "reach", "unique_clicks"], Numbers),
        Member(["spend", "cpc", "cpm", "cpp"], Numbers),
        Member(["ctr", "frequency", "unique_ctr"], Numbers),
        Member(["campaign_id", "adset_id", "account_id"], Ids),
        Member(["campaign_name", "ad_name", "\\u0078"], Texts),
        Member(["x", "y"], Gen.Elements("1.5e3", "true", "[{\"a\":[1,{}]},null]", "{\"b\":\"}\"}", "[1,]", "01")),
        Member(["actions", "action_values"], Actions),
        Gen.Elements("\"age\":null", "\"gender\":null", "\"data\":[]", "\"spend\":null", "\"sp\\u0065nd\":\"3\"")
    );

    /// <summary>Pages, arrays and lines of rows, with now and then a byte changed or cut off.</summary>
    /// <param name="id">The member that rows are stored under.</param>
    public static Arbitrary<string> Documents(string id) =>
        Rows(id)
            .NonEmptyListOf()
            .SelectMany(rows =>
                Gen.Elements(
                    Graph.Page([.. rows]),
                    $"[{string.Join(" ,\n", rows)}]",
                    string.Join('\n', rows),
                    string.Join('\n', rows) + Graph.Page([.. rows])
                )
            )
            .Zip(Gen.Choose(0, 7).Zip(Gen.Choose(0, int.MaxValue)), (json, damage) => Damage(json, damage.Item1, damage.Item2))
            .ToArbitrary();

    private static Gen<string> Rows(string idName) =>
        from id in Member(idName, Ids)
        from start in Member("date_start", Days)
        from stop in Member("date_stop", Days)
        from metrics in Metrics.ListOf()
        from members in Gen.Shuffle<string>([id, start, stop, .. metrics.Take(12)])
        from row in Object(members)
        select row;

    private static string Damage(string json, int kind, int place)
    {
        int at = place % json.Length;
        return kind switch
        {
            0 => json[..at],
            1 => json.Remove(at, 1),
            2 => json.Insert(at, "\"{}[],:\\0e "[place / 7 % 11].ToString()),
            _ => json,
        };
    }

    private static string Quote(string text) => $"\"{text}\"";

    private static Gen<string> Member(string name, Gen<string> values) => Member([name], values);

    private static Gen<string> Member(string[] names, Gen<string> values) =>
        from name in Gen.Elements(names)
        from space in Space.Three()
        from value in values
        select $"{space.Item1}\"{name}\"{space.Item2}:{space.Item3}{value}";

    private static Gen<string[]> Shuffled(string[] members) => Gen.Shuffle(members);

    private static Gen<string> Object(string[] members) => Spaced("{", string.Join(",", members), "}");

    private static Gen<string> Spaced(string open, string content, string close) =>
        Space.Two().Select(space => $"{open}{space.Item1}{content}{space.Item2}{close}");
}
