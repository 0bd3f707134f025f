using System.Runtime.InteropServices;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>A stored value as what it means, written in one way whatever type holds it, or why the new type cannot hold it.</summary>
/// <param name="Text">The value; null is no value.</param>
/// <param name="Misfit">Why the value does not fit; null when it does.</param>
/// <param name="IsRounded">Whether the value was rounded to fit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadValue(string? Text, string? Misfit = null, bool IsRounded = false)
{
    public static ReadValue DoesNotFit(string reason) => new(null, reason);
}
