namespace AdFlux.Data.Ingest.Rows;

/// <summary>The metrics that derive from <c>actions</c> and <c>action_values</c>.</summary>
internal enum DerivedMetric
{
    SubmitApplications,
    Leads,
    ViewContent,
}
