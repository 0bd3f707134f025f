using System.Runtime.InteropServices;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>How many job openings have a status.</summary>
/// <param name="Status">The status; null for those without one.</param>
/// <param name="Jobs">Their number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JobStatusCount(JobStatus? Status, long Jobs);
