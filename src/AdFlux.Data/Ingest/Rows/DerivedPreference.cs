using System.Runtime.InteropServices;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>That an action type counts for a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rank">How preferred the type is among those of the metric; 0 is the most preferred.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DerivedPreference(DerivedMetric Metric, int Rank);
