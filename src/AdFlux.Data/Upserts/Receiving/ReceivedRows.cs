namespace AdFlux.Data.Upserts;

/// <summary>The rows of an upsert as they come in: each is checked and counted before it goes on.</summary>
internal sealed class ReceivedRows<T> : IAsyncDisposable
    where T : class
{
    private const int RowsPerProgress = 1_000;

    private readonly IAsyncEnumerator<T> _input;
    private readonly RowChecker<T> _checker;
    private readonly UpsertShape<T> _shape;
    private readonly KeyWatch _keys = new();
    private readonly IProgress<UpsertProgress>? _progress;
    private readonly CancellationToken _cancellationToken;

    public ReceivedRows(
        IAsyncEnumerable<T> rows,
        UpsertTable table,
        UpsertShape<T> shape,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        _input = rows.GetAsyncEnumerator(cancellationToken);
        _checker = new RowChecker<T>(table, shape);
        _shape = shape;
        Parents = new ParentIds<T>(shape.Parents);
        (_progress, _cancellationToken) = (progress, cancellationToken);
    }

    /// <summary>Rows received so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the input has no more rows.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Whether a row left out a parent that the database may know.</summary>
    public bool LeaveOutParents { get; private set; }

    /// <summary>Whether a row spans several days.</summary>
    public bool HasLong { get; private set; }

    /// <summary>The parents that the rows name.</summary>
    public ParentIds<T> Parents { get; }

    /// <summary>All rows, where they were taken at once; null where they are more than that.</summary>
    public IReadOnlyList<T>? All { get; private set; }

    /// <summary>What the input raised, which is the caller's own.</summary>
    public Exception? InputError { get; private set; }

    /// <summary>Whether two of the rows that were followed may have the same key.</summary>
    public bool MayRepeatKeys => _keys.Suspects;

    /// <summary>Receives rows until there are no more, or the limit is reached.</summary>
    /// <param name="limit">The most rows to receive.</param>
    /// <param name="expected">How many there are, where that is known.</param>
    public async Task<List<T>> TakeAsync(int limit, int expected)
    {
        var rows = new List<T>(Math.Min(limit, expected));
        while (rows.Count < limit && await MoveNextAsync().ConfigureAwait(false))
            rows.Add(_input.Current);

        All = IsEnd ? rows : null;
        return rows;
    }

    /// <summary>Goes on with rows that were taken before, and then with what comes in.</summary>
    public async IAsyncEnumerable<T> FollowAsync(List<T> taken)
    {
        foreach (T row in taken)
        {
            _keys.See(_shape.HashKey(row));
            yield return row;
        }

        if (All is not null)
            yield break;

        // The rows live no longer than it takes to hand them on.
        taken.Clear();
        taken.TrimExcess();
        while (await MoveNextAsync().ConfigureAwait(false))
        {
            _keys.See(_shape.HashKey(_input.Current));
            yield return _input.Current;
        }
    }

    public ValueTask DisposeAsync()
    {
        _keys.Dispose();
        return _input.DisposeAsync();
    }

    // Most rows are there at once: they need no state machine each.
    private ValueTask<bool> MoveNextAsync()
    {
        if (IsEnd)
            return new ValueTask<bool>(false);

        ValueTask<bool> move = MoveInput();
        return move.IsCompletedSuccessfully ? new ValueTask<bool>(Receive(move.Result)) : ReceiveLaterAsync(move);
    }

    private ValueTask<bool> MoveInput()
    {
        try
        {
            return _input.MoveNextAsync();
        }
        catch (Exception error)
        {
            InputError = error;
            throw;
        }
    }

    private async ValueTask<bool> ReceiveLaterAsync(ValueTask<bool> move)
    {
        bool isRow;
        try
        {
            isRow = await move.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            InputError = error;
            throw;
        }

        return Receive(isRow);
    }

    private bool Receive(bool isRow)
    {
        IsEnd = !isRow;
        if (IsEnd)
            return false;

        _cancellationToken.ThrowIfCancellationRequested();
        Count++;
        T row = _input.Current;
        Check(row);
        LeaveOutParents |= _shape.LeavesOutParents(row);
        HasLong |= _shape.Range?.IsLong(row) ?? false;
        Parents.See(row);
        if (Count % RowsPerProgress == 0)
            _progress?.Report(new UpsertProgress(Count, Stored: false));
        return true;
    }

    private void Check(T? row)
    {
        if (row is null)
            throw new ArgumentException($"Row {Count} is null.", nameof(row));
        _checker.Check(row, Count);
    }
}
