using AdFlux.Samples.Recruiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Samples.Tests.RecruitingApi;

/// <summary>The application as a person starts it, on a port of its own that only this machine reaches, and a client of it.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <param name="database">The database; its connection string unless another is given.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="connectionString">Another database of the same provider.</param>
    public static async Task<ApiServer> StartAsync(TestDatabase database, IEnumerable<string> arguments, string? connectionString = null)
    {
        WebApplication app = RecruitingApplication.Create([
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Microsoft.AspNetCore=None",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
            $"--AdFlux:Provider={database.Provider}",
            $"--AdFlux:ConnectionString={connectionString ?? database.ConnectionString}",
            .. arguments,
        ]);
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new ApiServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Works on the application's own services, as a request does.</summary>
    public async Task UseAsync<TService>(Func<TService, Task> use)
        where TService : notnull
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
