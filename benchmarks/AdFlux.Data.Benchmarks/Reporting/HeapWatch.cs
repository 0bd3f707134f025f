namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Sees how far the managed heap grows, looking every 20 ms.</summary>
internal sealed class HeapWatch : IAsyncDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    private readonly long _start = GC.GetTotalMemory(forceFullCollection: false);
    private readonly Timer _timer;
    private long _peak;

    public HeapWatch()
    {
        _peak = _start;
        _timer = new Timer(_ => Look(), state: null, _interval, _interval);
    }

    public long Growth
    {
        get
        {
            Look();
            return Interlocked.Read(ref _peak) - _start;
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        long now = GC.GetTotalMemory(forceFullCollection: false);
        long seen = Interlocked.Read(ref _peak);
        if (now > seen)
            Interlocked.CompareExchange(ref _peak, now, seen);
    }
}
