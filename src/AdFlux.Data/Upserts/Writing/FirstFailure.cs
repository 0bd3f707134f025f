using System.Runtime.ExceptionServices;

namespace AdFlux.Data.Upserts;

/// <summary>Of several tasks that work together, ends all when one fails, and keeps what it failed with.</summary>
internal sealed class FirstFailure(CancellationTokenSource cancellation)
{
    private ExceptionDispatchInfo? _first;

    public async Task WatchAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await KeepAsync(error).ConfigureAwait(false);
            throw;
        }
    }

    public async Task<TResult> WatchAsync<TResult>(Task<TResult> task)
    {
        await WatchAsync((Task)task).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    public void Throw() => _first?.Throw();

    private Task KeepAsync(Exception error)
    {
        Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(error), null);
        return cancellation.CancelAsync();
    }
}
