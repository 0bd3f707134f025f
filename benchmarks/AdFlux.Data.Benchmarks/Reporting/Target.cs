using System.Globalization;
using System.Runtime.InteropServices;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>A figure that the library is to reach.</summary>
/// <param name="What">The figure.</param>
/// <param name="Measured">What a run showed.</param>
/// <param name="Bound">What it is compared with.</param>
/// <param name="IsFloor">Whether the bound is a least, and not a most.</param>
/// <param name="Unit">What follows the numbers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Target(string What, double Measured, double Bound, bool IsFloor, string Unit = "")
{
    public static Target AtLeast(string what, double measured, double bound) => new(what, measured, bound, IsFloor: true);

    public static Target AtMost(string what, double measured, double bound, string unit = "") =>
        new(what, measured, bound, IsFloor: false, unit);

    public bool IsMet => IsFloor ? Measured >= Bound : Measured <= Bound;

    public string Demand => string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? "≥" : "≤")} {Bound:0.##}{Unit}");

    public string Reached => string.Create(CultureInfo.InvariantCulture, $"{Measured:0.##}{Unit}");
}
