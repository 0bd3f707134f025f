using AdFlux.Data.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdFlux.Data.DependencyInjection;

/// <summary>Chooses the database that <c>AddAdFluxData</c> registers, and how the library uses it.</summary>
public sealed class AdFluxDataOptions
{
    private readonly List<string> _mistakes = [];
    private readonly List<Action<IServiceProvider, DbContextOptionsBuilder>> _configure = [];
    private Action<IServiceProvider, DbContextOptionsBuilder, ReadPreference>? _use;
    private Func<bool>? _hasSeveralHosts;

    /// <summary>
    /// Whether a schema that a newer version of AdFlux.Migrations made may be used: <see langword="false"/> unless set. For a deployment that migrates before
    /// its last old process has ended.
    /// </summary>
    public bool AllowNewerSchema { get; set; }

    /// <summary>
    /// Which servers the reads of repositories go to: the primary unless set. Writes, units of work and transactions go to the primary in any case, and so do the
    /// reads of a scope that has written (<see cref="Repositories.ReadRouting"/>). PostgreSQL with several hosts only.
    /// </summary>
    public ReadPreference ReadFrom { get; set; }

    /// <summary>Whether the data source comes from the container, and by which key.</summary>
    internal (bool IsNeeded, object? Key) DataSource { get; private set; }

    /// <summary>Everything that is wrong, and what to do.</summary>
    internal IEnumerable<string> Mistakes
    {
        get
        {
            if (_use is null && _mistakes.Count == 0)
                return ["No database was chosen: call UsePostgreSql, UsePostgreSqlDataSource or UseSqlite on the options."];
            return ReadFrom == ReadPreference.Primary || _hasSeveralHosts is null || _hasSeveralHosts()
                ? _mistakes
                : [.. _mistakes, PostgreSqlOptions.NoStandbys];
        }
    }

    /// <summary>Uses PostgreSQL 15 or later.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="configure">Changes how the library connects; see <see cref="PostgreSqlOptions"/> for the defaults.</param>
    public void UsePostgreSql(string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        Choose(
            options.Mistakes(connectionString),
            () => PostgreSqlOptions.HasSeveralHosts(connectionString),
            (_, builder, reads) => builder.UseAdFluxPostgreSql(connectionString, configure, reads)
        );
    }

    /// <summary>Uses PostgreSQL 15 or later through an existing data source, which stays the caller's to set up and to dispose.</summary>
    /// <param name="dataSource">The data source.</param>
    public void UsePostgreSql(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        Choose([], () => dataSource is NpgsqlMultiHostDataSource, (_, builder, reads) => builder.UseAdFluxPostgreSql(dataSource, reads));
    }

    /// <summary>Uses PostgreSQL 15 or later through the <see cref="NpgsqlDataSource"/> of the container.</summary>
    /// <param name="serviceKey">The key that it is registered with; none unless given.</param>
    public void UsePostgreSqlDataSource(object? serviceKey = null)
    {
        DataSource = (IsNeeded: true, serviceKey);
        Choose(
            [],
            hasSeveralHosts: null,
            (services, builder, reads) =>
                builder.UseAdFluxPostgreSql(
                    serviceKey is null
                        ? services.GetRequiredService<NpgsqlDataSource>()
                        : services.GetRequiredKeyedService<NpgsqlDataSource>(serviceKey),
                    reads
                )
        );
    }

    /// <summary>Uses a SQLite file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string, for example <c>Data Source=adflux.db</c>.</param>
    /// <param name="configure">Changes how connections are set up; see <see cref="SqliteOptions"/> for the defaults.</param>
    public void UseSqlite(string connectionString, Action<SqliteOptions>? configure = null)
    {
        var options = new SqliteOptions();
        configure?.Invoke(options);
        Choose(options.Mistakes(connectionString), () => false, (_, builder, _) => builder.UseAdFluxSqlite(connectionString, configure));
    }

    /// <summary>Changes the context's options after the database is chosen: interceptors, logging and so on.</summary>
    /// <remarks>It is called once, for all contexts of the registration, which are pooled: give it nothing that belongs to one of them.</remarks>
    /// <param name="configure">Changes the options.</param>
    public void Configure(Action<DbContextOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _configure.Add((_, builder) => configure(builder));
    }

    /// <inheritdoc cref="Configure(Action{DbContextOptionsBuilder})" />
    /// <param name="configure">Changes the options; given the application's singletons.</param>
    public void Configure(Action<IServiceProvider, DbContextOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _configure.Add(configure);
    }

    internal void Refuse(string mistake) => _mistakes.Add(mistake);

    internal void Apply(IServiceProvider services, DbContextOptionsBuilder builder, ReadPreference reads)
    {
        _use!(services, builder, reads);
        builder.AddInterceptors(new SchemaGuard(AllowNewerSchema));
        foreach (Action<IServiceProvider, DbContextOptionsBuilder> configure in _configure)
            configure(services, builder);
    }

    private void Choose(
        IEnumerable<string> mistakes,
        Func<bool>? hasSeveralHosts,
        Action<IServiceProvider, DbContextOptionsBuilder, ReadPreference> use
    )
    {
        if (_use is not null)
            Refuse("A database was chosen already: call one of UsePostgreSql, UsePostgreSqlDataSource and UseSqlite, once.");

        _mistakes.AddRange(mistakes);
        (_use, _hasSeveralHosts) = (use, hasSeveralHosts);
    }
}
