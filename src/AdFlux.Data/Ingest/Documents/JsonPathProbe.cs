using System.Globalization;
using System.Text;
using System.Text.Json;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Finds where in a JSON text the reading stopped. Slow; for errors.</summary>
internal static class JsonPathProbe
{
    /// <summary>Reads a text from its start until it ends or is malformed, and tells the path of what came last.</summary>
    /// <param name="utf8Json">The beginning of a JSON value.</param>
    /// <param name="options">What the first reading used.</param>
    /// <param name="root">The path of the value itself.</param>
    public static string Find(ReadOnlySpan<byte> utf8Json, JsonReaderOptions options, string root)
    {
        // A step is the number of elements begun in an array, or a member's name in an object.
        var steps = new List<Step>();
        var reader = new Utf8JsonReader(utf8Json, isFinalBlock: false, new JsonReaderState(options));
        try
        {
            while (reader.Read())
            {
                Follow(ref reader, steps);
            }
        }
        catch (JsonException)
        {
            // This is where the first reading stopped, too.
        }

        var path = new StringBuilder(root);
        foreach (Step step in steps)
        {
            if (step.Name is not null)
            {
                JsonPath.AppendMember(path, step.Name);
            }
            else if (step.IsArray)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            }
        }

        return path.ToString();
    }

    private static void Follow(ref Utf8JsonReader reader, List<Step> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                steps.Add(new Step(reader.TokenType == JsonTokenType.StartArray, 0, null));
                return;
            case JsonTokenType.PropertyName:
                steps[^1] = steps[^1] with { Name = reader.ValueSpan.ToArray() };
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                steps.RemoveAt(steps.Count - 1);
                break;
            default:
                break;
        }

        // A value is complete: what comes next is another element, or a member whose name is not known yet.
        if (steps.Count > 0)
        {
            steps[^1] = steps[^1] with { Index = steps[^1].Index + 1, Name = null };
        }
    }

    private readonly record struct Step(bool IsArray, int Index, byte[]? Name);
}
