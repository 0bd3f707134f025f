using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Sees each type of an <see cref="IColumnTypeManifest"/>, statically typed.</summary>
public interface IColumnTypeVisitor
{
    /// <summary>Sees a typed id or an open value.</summary>
    /// <typeparam name="TId">The id.</typeparam>
    /// <typeparam name="TValue">Its stored value.</typeparam>
    void VisitId<TId, TValue>()
        where TId : struct, ITypedId<TId, TValue>
        where TValue : notnull;

    /// <summary>Sees a JSON column.</summary>
    /// <param name="immutable">Whether its values never change.</param>
    /// <typeparam name="T">The type of its values.</typeparam>
    void VisitJson<T>(bool immutable)
        where T : class, IJsonColumn<T>;
}
