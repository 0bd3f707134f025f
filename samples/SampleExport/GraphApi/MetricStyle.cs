using System.Globalization;
using System.Text.Json;

namespace AdFlux.Samples.GraphApi;

/// <summary>How a row writes its numbers: as strings, which is the rule, or as JSON numbers, which some exports do.</summary>
internal readonly record struct MetricStyle(bool AsNumbers)
{
    /// <summary>Writes at most six decimals without trailing zeros, as Meta does.</summary>
    public void Write(Utf8JsonWriter json, string name, decimal value)
    {
        string text = Math.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
        if (AsNumbers)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
