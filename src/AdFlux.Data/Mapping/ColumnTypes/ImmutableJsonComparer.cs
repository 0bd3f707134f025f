using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Compares values that cannot change by their own equality, and keeps the value itself to compare with.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
// EF Core would do the same, but warns of every collection that nothing compares.
internal sealed class ImmutableJsonComparer<T>() : ValueComparer<T>(favorStructuralComparisons: false)
    where T : class, IJsonColumn<T>;
