using System.Text.Json.Serialization;
using AdFlux.Samples.Recruiting.Contracts;
using AdFlux.Samples.Recruiting.Endpoints;
using AdFlux.Samples.Recruiting.OpenApi;
using AdFlux.Samples.Recruiting.Problems;
using AdFlux.Samples.Recruiting.Startup;

namespace AdFlux.Samples.Recruiting;

/// <summary>The application, put together: services above, the way of a request below.</summary>
internal static class RecruitingApplication
{
    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(StartupOptions.Expand(args));
        builder.Services.AddAdFluxData(builder.Configuration.GetSection("AdFlux"));
        builder.Services.AddHealthChecks().AddAdFluxData();
        builder.Services.AddDatabaseStartup();

        builder.Services.AddProblemDetails().AddExceptionHandler<FaultHandler>();
        builder.Services.AddValidation();
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer<TypedIdSchemas>());
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        // What cannot be read becomes an exception everywhere, so that FaultHandler can say what it was.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapOpenApi();
        app.MapHealth();
        app.MapJobs();
        app.MapApplications();
        app.MapMetaCampaigns();
        return app;
    }
}
