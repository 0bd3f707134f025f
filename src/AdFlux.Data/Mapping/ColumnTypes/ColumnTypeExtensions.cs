using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Registers typed ids and JSON columns with EF Core.</summary>
public static class ColumnTypeExtensions
{
    /// <summary>
    /// Maps every typed id and JSON column of an assembly; call it in <c>ConfigureConventions</c>. Integer ids that are a whole primary key are
    /// given out by the database; a <c>List&lt;TId&gt;</c> or an array of ids is a column, an array on PostgreSQL and JSON on SQLite.
    /// </summary>
    /// <param name="configuration">The conventions.</param>
    /// <param name="providerName">
    /// The context's <c>Database.ProviderName</c>, for the type of JSON columns: <c>jsonb</c> on PostgreSQL, <c>TEXT</c> on SQLite, the
    /// provider's default for text otherwise.
    /// </param>
    /// <typeparam name="TManifest">The manifest that was generated for the assembly.</typeparam>
    /// <returns>The same conventions.</returns>
    public static ModelConfigurationBuilder AddColumnTypes<TManifest>(this ModelConfigurationBuilder configuration, string? providerName)
        where TManifest : IColumnTypeManifest
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var registration = new ColumnTypeRegistration(configuration, providerName);
        TManifest.Accept(registration);
        configuration.Conventions.Add(_ => new IdListConvention(registration.Lists));
        configuration.Conventions.Add(_ => new GeneratedIdKeyConvention(providerName));
        return configuration;
    }

    /// <summary>Lets queries use the <c>Value</c> of an id: it is the column itself, without a conversion in SQL.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The same options.</returns>
    public static DbContextOptionsBuilder UseColumnTypes(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(
            options.Options.FindExtension<ColumnTypesOptionsExtension>() ?? new ColumnTypesOptionsExtension()
        );
        return options;
    }

    /// <inheritdoc cref="UseColumnTypes(DbContextOptionsBuilder)" />
    /// <typeparam name="TContext">The context that the options are for.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseColumnTypes<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)options).UseColumnTypes();
}
