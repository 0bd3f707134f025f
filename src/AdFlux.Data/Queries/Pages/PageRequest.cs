namespace AdFlux.Data.Queries;

/// <summary>Which page of a list to read; the first one unless a cursor is set.</summary>
public sealed record PageRequest
{
    /// <summary>The number of rows of a page unless asked otherwise: 100.</summary>
    public const int DefaultSize = 100;

    /// <summary>The most rows of a page: 10,000.</summary>
    public const int MaxSize = 10_000;

    /// <summary>The first page, of <see cref="DefaultSize"/> rows.</summary>
    public static PageRequest First { get; } = new();

    /// <summary>The most rows of the page, from 1 to <see cref="MaxSize"/>; may differ from page to page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public int Size
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSize);
            field = value;
        }
    } = DefaultSize;

    /// <summary>The <see cref="Page{T}.NextCursor"/> of the page before; null for the first page.</summary>
    public string? Cursor { get; init; }
}
