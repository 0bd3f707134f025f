using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using AdFlux.Data.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Json;

/// <summary>The canonical form against a slow twin that compares values by meaning, as jsonb does.</summary>
public sealed class CanonicalJsonProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Equal_meaning_is_equal_bytes_and_nothing_else_is() =>
        Prop.ForAll(
                JsonTexts.Pairs,
                pair => SameMeaning(pair.Left, pair.Right) == Canonical(pair.Left).SequenceEqual(Canonical(pair.Right))
            )
            .Check(Runs);

    [Fact]
    public void The_canonical_form_keeps_the_meaning_and_is_its_own() =>
        Prop.ForAll(
                JsonTexts.Any,
                json =>
                {
                    byte[] canonical = Canonical(json);
                    return SameMeaning(json, Encoding.UTF8.GetString(canonical))
                        && CanonicalJson.Canonicalize(canonical).SequenceEqual(canonical)
                        && CanonicalJson.IsCanonical(canonical);
                }
            )
            .Check(Runs);

    [Fact]
    public void Any_text_survives_as_a_string_or_is_refused() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
                text =>
                {
                    bool storable = !text.Contains('\0', StringComparison.Ordinal) && IsWellFormed(text);
                    string escaped = "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";
                    try
                    {
                        return string.Equals(JsonSerializer.Deserialize<string>(Canonical(escaped)), text, StringComparison.Ordinal)
                            && storable;
                    }
                    catch (JsonContentException)
                    {
                        return !storable;
                    }
                }
            )
            .Check(Runs);

    private static byte[] Canonical(string json) => CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json));

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameMeaning(string left, string right)
    {
        using var leftDocument = JsonDocument.Parse(left);
        using var rightDocument = JsonDocument.Parse(right);
        return SameMeaning(leftDocument.RootElement, rightDocument.RootElement);
    }

    private static bool SameMeaning(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                Dictionary<string, JsonElement> leftMembers = LastWins(left);
                Dictionary<string, JsonElement> rightMembers = LastWins(right);
                return leftMembers.Count == rightMembers.Count
                    && leftMembers.All(m => rightMembers.TryGetValue(m.Key, out JsonElement other) && SameMeaning(m.Value, other));
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength()
                    && left.EnumerateArray().Zip(right.EnumerateArray(), SameMeaning).All(same => same);
            case JsonValueKind.String:
                return string.Equals(left.GetString(), right.GetString(), StringComparison.Ordinal);
            case JsonValueKind.Number:
                return Fraction(left.GetRawText()) == Fraction(right.GetRawText());
            default:
                return true;
        }
    }

    private static Dictionary<string, JsonElement> LastWins(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    // The number as an integer over 10^1000, which all generated numbers are.
    private static BigInteger Fraction(string number)
    {
        string[] parts = number.Split('e', 'E');
        int exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, 1000 + exponent - decimals);
    }
}
