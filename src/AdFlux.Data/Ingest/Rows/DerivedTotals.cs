using System.Runtime.InteropServices;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>The derived metrics of one list of actions; null where no entry counts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DerivedTotals(decimal? SubmitApplications, decimal? Leads, decimal? ViewContent);
