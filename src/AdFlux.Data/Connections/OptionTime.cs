namespace AdFlux.Data.Connections;

/// <summary>The rule for times in options: the drivers take whole seconds, and 0 would be for ever.</summary>
internal static class OptionTime
{
    public static bool IsInRange(TimeSpan? time, TimeSpan most) =>
        time is not { } value || (value >= TimeSpan.FromSeconds(1) && value <= most && value.Ticks % TimeSpan.TicksPerSecond == 0);
}
