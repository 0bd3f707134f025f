using System.Runtime.InteropServices;

namespace AdFlux.Data.Ingest.Plain;

/// <summary>Where a member of an action lies in the buffer.</summary>
/// <param name="Key">The first eight bytes of the name as a number that sorts names of one length.</param>
/// <param name="Name">Where the name begins, behind its quotation mark.</param>
/// <param name="NameLength">The length of the name.</param>
/// <param name="Value">Where the value begins, with its quotation mark if it has one.</param>
/// <param name="End">Where the value ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlainMember(ulong Key, int Name, int NameLength, int Value, int End)
{
    /// <summary>Whether there is no white space between the name and the value.</summary>
    public bool IsCompact => Value == Name + NameLength + "\":".Length;
}
