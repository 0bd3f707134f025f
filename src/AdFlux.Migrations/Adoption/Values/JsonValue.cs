using System.Text;
using System.Text.Json;
using AdFlux.Data.Faults;
using AdFlux.Data.Json;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>A JSON document in the canonical form, in which documents that jsonb calls equal are the same text. The JSON null is no value.</summary>
internal static class JsonValue
{
    public static ReadValue Read(string text, Func<string, object?>? readByModel)
    {
        try
        {
            var canonical = Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(text)));
            if (string.Equals(canonical, "null", StringComparison.Ordinal))
            {
                return new(null);
            }

            readByModel?.Invoke(canonical);
            return new(canonical);
        }
        catch (Exception exception) when (exception is AdFluxException or JsonException or FormatException)
        {
            return ReadValue.DoesNotFit($"{Excerpt(text)} cannot be read: {exception.Message}");
        }
    }

    private static string Excerpt(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
