using System.Net;
using System.Net.Http.Json;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Samples.Tests.RecruitingApi;

/// <summary>The base of every specification of the sample: a server on a migrated database of the class, for each test.</summary>
public abstract class OnRecruitingApi(TestDatabase database) : IAsyncLifetime
{
    private ApiServer? _server;

    protected TestDatabase Database => database;

    private protected ApiServer Server => _server!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ApiServer.StartAsync(database, ["--migrate"]);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<ApiAnswer> GetAsync(string address) =>
        await ApiAnswer.ReadAsync(await Server.Client.GetAsync(new Uri(address, UriKind.Relative), Token));

    private protected async Task<ApiAnswer> PostAsync(string address, object body) =>
        await ApiAnswer.ReadAsync(await Server.Client.PostAsJsonAsync(address, body, Token));

    private protected async Task<ApiAnswer> PutAsync(string address, object body) =>
        await ApiAnswer.ReadAsync(await Server.Client.PutAsJsonAsync(address, body, Token));

    /// <summary>Applies over HTTP and gives the new application's id.</summary>
    private protected async Task<int> ApplyAsync(string job, string candidate)
    {
        ApiAnswer answer = await PostAsync("/applications", new { job, candidate });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Body.GetProperty("id").GetInt32();
    }

    private protected Task StoreAsync(params JobOpening[] jobs) =>
        Server.UseAsync<IJobOpeningRepository>(repository => repository.UpsertAsync(jobs.ToAsyncEnumerable(), cancellationToken: Token));

    private protected Task StoreAsync(params string[] candidates) =>
        Server.UseAsync<ICandidateRepository>(repository =>
            repository.UpsertAsync(
                candidates.Select(id => new Candidate { CandidateId = CandidateId.From(id), Name = "Ada" }).ToAsyncEnumerable(),
                cancellationToken: Token
            )
        );

    private protected static JobOpening Job(string id, string? company = null, int day = 1) =>
        new()
        {
            JobId = JobId.From(id),
            Title = $"Title of {id}",
            Company = company,
            PostedDate = new DateOnly(2026, 6, day),
        };
}
