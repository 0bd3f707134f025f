namespace AdFlux.Data.Upserts;

/// <summary>Where the parts of a split upsert wait for each other; it opens when the last of them has come.</summary>
internal sealed class Gate(int parts)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = parts;

    public Task PassAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _awaited) == 0)
            _opened.SetResult();
        return _opened.Task.WaitAsync(cancellationToken);
    }
}
