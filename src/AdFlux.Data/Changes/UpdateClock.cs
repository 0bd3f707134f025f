using AdFlux.Data.Faults;

namespace AdFlux.Data.Changes;

/// <summary>Tells when a row was written, such that each writing of it is later than the one before.</summary>
internal sealed class UpdateClock(TimeProvider clock)
{
    /// <summary>The time in the microseconds that both providers keep.</summary>
    public DateTime Now => InMicroseconds(clock.GetUtcNow().UtcDateTime);

    /// <summary>The time, or a microsecond after the last writing where the clock has not come further than that.</summary>
    /// <exception cref="InvalidValueException">The last writing is at the end of time.</exception>
    public DateTime After(DateTime? last)
    {
        DateTime now = Now;
        if (last is not { } time || time < now)
            return now;

        time = InMicroseconds(time);
        return time < InMicroseconds(DateTime.MaxValue)
            ? time.AddTicks(TimeSpan.TicksPerMicrosecond)
            : throw new InvalidValueException(
                "The row was last written at the end of time, and nothing can be later: set its updated_at right."
            );
    }

    private static DateTime InMicroseconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
