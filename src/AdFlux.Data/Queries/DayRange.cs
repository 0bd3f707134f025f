using System.Runtime.InteropServices;

namespace AdFlux.Data.Queries;

/// <summary>A range of calendar days.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    /// <summary>The number of days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
