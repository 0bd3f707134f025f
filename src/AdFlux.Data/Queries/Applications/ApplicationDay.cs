using System.Runtime.InteropServices;

namespace AdFlux.Data.Queries;

/// <summary>How many applications came in on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Applications">Their number; zero on a day without any.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ApplicationDay(DateOnly Day, long Applications);
