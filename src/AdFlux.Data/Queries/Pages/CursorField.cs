using System.Runtime.InteropServices;

namespace AdFlux.Data.Queries.Pages;

/// <summary>A value that a list is sorted by.</summary>
/// <param name="Type">A <see cref="string"/>, an <see cref="int"/>, a <see cref="DateOnly"/> or a <see cref="DateTime"/> in UTC.</param>
/// <param name="IsOptional">Whether rows may lack it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CursorField(Type Type, bool IsOptional);
