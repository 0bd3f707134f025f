namespace AdFlux.Data.Queries.Rows;

/// <summary>A SELECT of a codec's columns, in the codec's order.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">Its parameters: a <see cref="string"/>, a <see cref="DateOnly"/>, an <see cref="int"/>, or a list of texts each.</param>
/// <param name="IsSingle">Whether it finds one row at most.</param>
internal sealed record RowStatement(string Sql, IReadOnlyList<KeyValuePair<string, object>> Parameters, bool IsSingle = false);
