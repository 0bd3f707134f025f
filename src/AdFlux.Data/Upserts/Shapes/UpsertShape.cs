using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts;

/// <summary>What the model does not say about upserting an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
internal sealed record UpsertShape<T>
    where T : class
{
    /// <summary>The codec's columns.</summary>
    public required IReadOnlyList<RowColumn> Columns { get; init; }

    /// <summary>The codec's writer.</summary>
    public required Action<T, IColumnWriter> Write { get; init; }

    /// <summary>The members that tell rows apart; the primary key unless set.</summary>
    public IReadOnlyList<string>? Key { get; init; }

    /// <summary>Orders rows by their key: equal only when the keys are.</summary>
    public required Comparison<T> CompareKeys { get; init; }

    /// <summary>Hashes a row's key: the same for the same keys.</summary>
    public required Func<T, ulong> HashKey { get; init; }

    /// <summary>Hashes what keeps rows together when an upsert is split: part of the key, or all of it.</summary>
    public required Func<T, ulong> HashPart { get; init; }

    /// <summary>Columns that get the time of every change.</summary>
    public IReadOnlyList<string> StampColumns { get; init; } = [];

    /// <summary>Columns that get the time of the first write.</summary>
    public IReadOnlyList<string> InsertStampColumns { get; init; } = [];

    /// <summary>Texts that rows carry for the stubs of their parents.</summary>
    public IReadOnlyList<ExtraColumn<T>> Extras { get; init; } = [];

    /// <summary>What the rows refer to, parents before their children.</summary>
    public IReadOnlyList<ParentLink<T>> Parents { get; init; } = [];

    /// <summary>Whether a row leaves out a parent that may be known to the database.</summary>
    public Predicate<T> LeavesOutParents { get; init; } = static _ => false;

    /// <summary>The days that a row spans, where they are not all part of the key.</summary>
    public SpannedDays<T>? Range { get; init; }

    /// <summary>Gives the column and the reason when a row's members contradict each other.</summary>
    public Func<T, (string Column, string Reason)?> FindContradiction { get; init; } = static _ => null;
}

/// <summary>A text that a row carries for the stubs of its parents.</summary>
internal sealed record ExtraColumn<T>(string Column, Func<T, string?> Read)
{
    /// <summary>Gives a row's text; null where it is empty, of which no stub can be made.</summary>
    public string? TextOf(T row) => Read(row) is { Length: > 0 } text ? text : null;
}
