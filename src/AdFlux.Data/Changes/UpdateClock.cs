namespace AdFlux.Data.Changes;

/// <summary>Tells when a row was written, such that each writing of it is later than the one before.</summary>
internal sealed class UpdateClock(TimeProvider clock)
{
    /// <summary>The time in the microseconds that both providers keep.</summary>
    public DateTime Now => InMicroseconds(clock.GetUtcNow().UtcDateTime);

    /// <summary>The time, or a microsecond after the last writing where the clock has not come further than that.</summary>
    public DateTime After(DateTime? last)
    {
        DateTime now = Now;
        return last is { } time && time >= now ? InMicroseconds(time).AddTicks(TimeSpan.TicksPerMicrosecond) : now;
    }

    private static DateTime InMicroseconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
