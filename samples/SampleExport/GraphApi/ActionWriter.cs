using System.Text.Json;
using AdFlux.Samples.Delivery;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes the entries of <c>actions</c> and <c>action_values</c>; Meta lists no entry and no window that is zero.</summary>
internal sealed class ActionWriter(Utf8JsonWriter json, MetricStyle style)
{
    /// <summary>An action on the ad itself, which every click window counts alike.</summary>
    public void WriteOnAd(string type, long count, bool withInline = false)
    {
        if (count == 0)
        {
            return;
        }

        Start(type, count);
        if (withInline)
        {
            style.Write(json, "inline", count);
        }

        style.Write(json, "1d_click", count);
        style.Write(json, "7d_click", count);
        style.Write(json, "28d_click", count);
        json.WriteEndObject();
    }

    /// <summary>An action that was asked for without windows.</summary>
    public void WritePlain(string type, long count)
    {
        if (count > 0)
        {
            Start(type, count);
            json.WriteEndObject();
        }
    }

    /// <summary>A reaction: the same type once for each way to react.</summary>
    public void WriteReaction(string reaction, long count)
    {
        if (count > 0)
        {
            Start("post_reaction", count);
            json.WriteString("action_reaction", reaction);
            json.WriteEndObject();
        }
    }

    /// <summary>Conversions, each worth <paramref name="worth"/>, in all their windows.</summary>
    public void WriteAttributed(string type, AttributedCount count, decimal worth = 1)
    {
        if (count.Value == 0 || worth == 0)
        {
            return;
        }

        Start(type, count.Value * worth);
        WriteWindow("1d_click", count.OneDayClick * worth);
        WriteWindow("7d_click", count.SevenDayClick * worth);
        WriteWindow("28d_click", count.TwentyEightDayClick * worth);
        WriteWindow("1d_view", count.OneDayView * worth);
        json.WriteEndObject();
    }

    private void Start(string type, decimal value)
    {
        json.WriteStartObject();
        json.WriteString("action_type", type);
        style.Write(json, "value", value);
    }

    private void WriteWindow(string window, decimal value)
    {
        if (value > 0)
        {
            style.Write(json, window, value);
        }
    }
}
