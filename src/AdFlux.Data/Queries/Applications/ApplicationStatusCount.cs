using System.Runtime.InteropServices;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>How many applications have a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Applications">Their number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ApplicationStatusCount(ApplicationStatus Status, long Applications);
