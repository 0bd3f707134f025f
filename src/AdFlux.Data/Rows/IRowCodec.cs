namespace AdFlux.Data.Rows;

/// <summary>Takes rows of one table apart and puts them together, statically typed: no value is boxed.</summary>
/// <typeparam name="T">The table's entity.</typeparam>
internal interface IRowCodec<T>
    where T : class
{
    /// <summary>All columns, in the order in which they are written and read.</summary>
    static abstract IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>Hands over each column's value, in order.</summary>
    static abstract void Write(T row, IColumnWriter columns);

    /// <summary>Makes an entity of the columns of the current row.</summary>
    static abstract T Read(IColumnReader columns);
}
