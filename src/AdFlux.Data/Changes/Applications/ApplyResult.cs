using System.Runtime.InteropServices;
using AdFlux.Data.Model;

namespace AdFlux.Data.Changes;

/// <summary>What became of an application.</summary>
/// <param name="Application">The stored application: the new one, or the one that was there.</param>
/// <param name="IsNew">Whether this call stored it; false where the candidate had applied already.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ApplyResult(Application Application, bool IsNew);
