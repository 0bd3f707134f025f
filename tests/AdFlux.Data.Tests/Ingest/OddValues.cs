namespace AdFlux.Data.Tests.Ingest;

/// <summary>Members of insights, and values of all kinds that fit some of them, and not others.</summary>
internal static class OddValues
{
    public static readonly string[] Members =
    [
        "ad_id",
        "adset_id",
        "campaign_id",
        "account_id",
        "date_start",
        "date_stop",
        "impressions",
        "spend",
        "cpc",
        "ctr",
        "actions",
        "action_values",
        "age",
        "data",
        "paging",
        "error",
        "other",
        "\\u0078",
        "é",
        "",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "00",
        "01",
        "1",
        "-1",
        "+1",
        "1.",
        ".5",
        "0.0",
        "1.0",
        "1.50",
        "14.350000",
        "0.000001",
        "0.0000005",
        "0.00000050000000001",
        "0.1234565",
        "0.1234575",
        "1.2.3",
        "1e2",
        "1E+2",
        "15e-1",
        "1e400",
        "123456789012",
        "1234567890123",
        "999999999999.999999",
        "99999999.9999999",
        "123456789.12345",
        "0.123456789012345678",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "120210000000000001",
        "0.30000000000000004",
        "12345678901234567890123456789012345678901234567890",
        "1x",
        "1 ",
        "NaN",
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "x",
        "null",
        "act_1",
        "act_",
        "2026-01-14",
        "2026-02-29",
        "2024-02-29",
        "0001-01-01",
        "2026-1-15",
        "2026-01-15T00:00:00Z",
        "é",
        "sixteen bytes ok",
        "more than sixteen bytes, é and \\\" and \\ud83c\\udf19 among them",
        "\\u0031",
        "\\u00zz",
        "\\u00",
        "\\x",
        "\\ud83c",
        "\u0001",
        "\u007f",
    ];

    private static readonly string[] Others =
    [
        "null",
        "true",
        "false",
        "nul",
        "nulL",
        "truee",
        "",
        "{}",
        "[]",
        "[ ]",
        "[1]",
        "[null]",
        "[{}]",
        "[[]]",
        "[}",
        "{\"a\":[1,{\"b\":\"}]\"}]}",
        "{\"a\":01}",
        new string('[', 62) + new string(']', 62),
        new string('[', 63) + new string(']', 63),
        new string('[', 64) + new string(']', 64),
        new string('[', 70) + new string(']', 70),
        "1,\"spend\":null,\"ctr\":null",
        "null,\"spend\":\"2\",\"spend\":null",
        "null,\"ad_id\":null",
        "[],\"actions\":[]",
    ];

    // Ends of an entry that begins {"action_type":"lead"
    private static readonly string[] Entries =
    [
        "",
        ",\"value\":null",
        ",\"value\":\"2\"},{\"action_type\":\"lead\",\"value\":\"3\"",
        ",\"value\":\"9000000000000000000\"},{\"action_type\":\"lead\",\"value\":\"9000000000000000000\"",
        ",\"value\":\"999999999999\"},{\"action_type\":\"lead\",\"value\":\"1\"",
        ",\"value\":\"1\"},{\"action_type\":\"offsite_conversion.fb_pixel_lead\",\"value\":\"x\"",
        ",\"value\":\"x\"},{\"action_type\":\"offsite_conversion.fb_pixel_lead\",\"value\":\"1\"",
        ",\"action_type\":\"link_click\",\"value\":\"1\"",
        ",\"value\":\"1\",\"value\":\"2\"",
        ",\"value\":\"1\",\"28d_click\":\"3\",\"1d_click\":\"1\",\"28d_click2\":\"2\",\"28d_clic\":0,\"7d_click\":1",
        ",\"\":1,\"a\":1,\"ab\":2,\"abcdefgh\":3,\"abcdefghi\":4,\"abcdefgha\":5,\"value\":\"1\"",
        " , \"value\" : \"1\" , \"1d_click\" :\"1\",\"7d_click\": 2",
        ",\"x\":true,\"y\":false,\"z\":null,\"value\":true",
        ",\"x\":[1]",
        ",\"x\":{\"b\":1,\"a\":2}",
        ",\"value\":\"1\",\"a1\":1,\"a2\":1,\"a3\":1,\"a4\":1,\"a5\":1,\"a6\":1,\"a7\":1,\"a8\":1,\"a9\":1,\"b1\":1,\"b2\":1,\"b3\":1,\"b4\":1,\"b5\":1,\"b6\":1",
    ];

    public static readonly string[] Values =
    [
        .. Numbers,
        .. Numbers.Concat(Texts).Select(text => $"\"{text}\""),
        .. Others,
        .. Entries
            .Concat(Numbers.Select(number => $",\"value\":{number}"))
            .Concat(Numbers.Concat(Texts).Select(text => $",\"value\":\"{text}\""))
            .Select(end => "[{\"action_type\":\"lead\"" + end + "}]"),
        .. Texts.Select(text => $$"""[{"action_type":"{{text}}","value":"1"}]"""),
        """[{"action_type":1,"value":"1"}]""",
        """[{"value":"1"}]""",
        """[{"action_type":"lead","value":"1"},]""",
    ];
}
