using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdFlux.Data.DependencyInjection;

/// <summary>Names all mistakes in options at once, when the host starts or the first context is made; looks into the container without making anything.</summary>
internal sealed class AdFluxDataOptionsRules(IServiceProvider services) : IValidateOptions<AdFluxDataOptions>
{
    public ValidateOptionsResult Validate(string? name, AdFluxDataOptions options)
    {
        string where = string.IsNullOrEmpty(name) ? "" : $"AdFlux.Data '{name}': ";
        List<string> mistakes = [.. options.Mistakes.Select(mistake => where + mistake)];
        if (options.DataSource is { IsNeeded: true, Key: var key } && !HasDataSource(key))
        {
            mistakes.Add(
                $"{where}No NpgsqlDataSource is registered{(key is null ? "" : $" with the key '{key}'")}: register one, for example with AddNpgsqlDataSource, "
                    + "or give UsePostgreSql a connection string."
            );
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    // A container that cannot tell is asked when the first context is made.
    private bool HasDataSource(object? key) =>
        key is null
            ? services.GetService<IServiceProviderIsService>()?.IsService(typeof(NpgsqlDataSource)) ?? true
            : services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(NpgsqlDataSource), key) ?? true;
}
