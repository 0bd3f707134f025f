using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Hiring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddAdFluxData<HiringContext>(builder.Configuration.GetSection("AdFlux"));
builder.Services.AddScoped<Recruiting>();
using IHost host = builder.Build();

await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
var recruiting = scope.ServiceProvider.GetRequiredService<Recruiting>();
var seeker = new Candidate { CandidateId = CandidateId.From("CAND-1"), Name = "Ada" };
await recruiting.RegisterAsync(seeker, "call back", CancellationToken.None);
Console.WriteLine(string.Join(", ", await recruiting.FindPromisingAsync(CancellationToken.None)));
