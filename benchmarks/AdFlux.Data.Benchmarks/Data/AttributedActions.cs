using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>Conversions by how the ad led to them.</summary>
/// <param name="Clicked">After a click.</param>
/// <param name="Viewed">After a view alone.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AttributedActions(long Clicked, long Viewed)
{
    public long Total => Clicked + Viewed;

    /// <summary>Writes the entry of an action type with its attribution windows, each conversion worth so much.</summary>
    public void Write(StringBuilder json, string actionType, decimal worth) =>
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""{"action_type":"{{actionType}}","value":"{{Total * worth}}","1d_click":"{{Clicked * worth}}","7d_click":"{{Clicked * worth}}","28d_click":"{{Clicked * worth}}","1d_view":"{{Viewed * worth}}"}"""
        );
}
