namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>Registers what runs before the first request.</summary>
internal static class StartupServices
{
    public static void AddDatabaseStartup(this IServiceCollection services)
    {
        services.AddOptions<StartupOptions>().BindConfiguration(StartupOptions.Section);
        services.AddScoped<DemoData>().AddScoped<DemoRecruiting>().AddScoped<DemoAdvertising>();
        services.AddHostedService<DatabaseStartup>();
    }
}
