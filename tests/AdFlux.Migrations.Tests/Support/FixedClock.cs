namespace AdFlux.Migrations.Tests.Support;

/// <summary>A clock that stands still for who asks for the time, and runs for who waits.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
