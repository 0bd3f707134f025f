namespace AdFlux.Samples.Tests.RecruitingApi;

/// <summary>Keeps a database from serving until it is disposed.</summary>
/// <param name="ConnectionString">How to reach the database that does not serve.</param>
/// <param name="Cause">What is in its way.</param>
internal sealed record Obstacle(string ConnectionString, IDisposable Cause) : IDisposable
{
    public void Dispose() => Cause.Dispose();
}
