namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>One way to do what a comparison asks for.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="RunAsync">Does it and returns what it found, which is the same for all contenders.</param>
internal sealed record Contender(string Name, Role Role, Func<CancellationToken, Task<long>> RunAsync)
{
    /// <summary>Brings about the state in which it starts; not timed.</summary>
    public Func<CancellationToken, Task>? PrepareAsync { get; init; }
}
