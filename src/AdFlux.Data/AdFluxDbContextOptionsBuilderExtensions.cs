using AdFlux.Data.Connections;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data;

/// <summary>Chooses the database of an <see cref="AdFluxDbContext"/>.</summary>
public static class AdFluxDbContextOptionsBuilderExtensions
{
    /// <summary>Uses PostgreSQL 15 or later.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">An Npgsql connection string; of several hosts the primary is used, unless it sets <c>Target Session Attributes</c>.</param>
    /// <param name="configure">Changes how the library connects; see <see cref="PostgreSqlOptions"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or an option is out of its range.</exception>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(
        this DbContextOptionsBuilder builder,
        string connectionString,
        Action<PostgreSqlOptions>? configure = null
    ) => builder.UseAdFluxPostgreSql(connectionString, configure, ReadPreference.Primary);

    /// <inheritdoc cref="UseAdFluxPostgreSql(DbContextOptionsBuilder, string, Action{PostgreSqlOptions})" />
    /// <typeparam name="TContext">The context that the options are for.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseAdFluxPostgreSql<TContext>(
        this DbContextOptionsBuilder<TContext> builder,
        string connectionString,
        Action<PostgreSqlOptions>? configure = null
    )
        where TContext : DbContext =>
        (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)builder).UseAdFluxPostgreSql(connectionString, configure);

    /// <summary>Uses PostgreSQL 15 or later through an existing data source, which stays the caller's to set up and to dispose.</summary>
    /// <param name="builder">The options.</param>
    /// <param name="dataSource">The data source; of several hosts the primary is used, unless it sets <c>Target Session Attributes</c>.</param>
    public static DbContextOptionsBuilder UseAdFluxPostgreSql(this DbContextOptionsBuilder builder, NpgsqlDataSource dataSource) =>
        builder.UseAdFluxPostgreSql(dataSource, ReadPreference.Primary);

    /// <inheritdoc cref="UseAdFluxPostgreSql(DbContextOptionsBuilder, NpgsqlDataSource)" />
    /// <typeparam name="TContext">The context that the options are for.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseAdFluxPostgreSql<TContext>(
        this DbContextOptionsBuilder<TContext> builder,
        NpgsqlDataSource dataSource
    )
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)builder).UseAdFluxPostgreSql(dataSource);

    /// <summary>
    /// Uses a SQLite file, with write-ahead log (<c>journal_mode=WAL</c>), <c>synchronous=NORMAL</c>, foreign keys on, a page cache of 64 MB, a memory
    /// map of up to 1 GB and a checkpoint every 16,384 pages, unless the options say otherwise.
    /// </summary>
    /// <param name="builder">The options.</param>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string, for example <c>Data Source=adflux.db</c>.</param>
    /// <param name="configure">Changes how connections are set up.</param>
    /// <exception cref="ArgumentException">
    /// The connection string cannot be read or names a database in memory, which ends with its connection, or an option is out of its range.
    /// </exception>
    public static DbContextOptionsBuilder UseAdFluxSqlite(
        this DbContextOptionsBuilder builder,
        string connectionString,
        Action<SqliteOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new SqliteOptions();
        configure?.Invoke(options);
        Refuse(options.Mistakes(connectionString), nameof(connectionString));
        bool isReadOnly = new SqliteConnectionStringBuilder(connectionString).Mode == SqliteOpenMode.ReadOnly;
        return builder
            .UseSqlite(options.Complete(connectionString))
            .AddInterceptors(new SqlitePragmas(options.Pragmas(isReadOnly)))
            .UseColumnTypes();
    }

    /// <inheritdoc cref="UseAdFluxSqlite(DbContextOptionsBuilder, string, Action{SqliteOptions})" />
    /// <typeparam name="TContext">The context that the options are for.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseAdFluxSqlite<TContext>(
        this DbContextOptionsBuilder<TContext> builder,
        string connectionString,
        Action<SqliteOptions>? configure = null
    )
        where TContext : DbContext =>
        (DbContextOptionsBuilder<TContext>)((DbContextOptionsBuilder)builder).UseAdFluxSqlite(connectionString, configure);

    internal static DbContextOptionsBuilder UseAdFluxPostgreSql(
        this DbContextOptionsBuilder builder,
        string connectionString,
        Action<PostgreSqlOptions>? configure,
        ReadPreference reads
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        Refuse(options.Mistakes(connectionString), nameof(connectionString));
        return builder.UseNpgsql(options.Complete(connectionString, reads)).UseColumnTypes();
    }

    internal static DbContextOptionsBuilder UseAdFluxPostgreSql(
        this DbContextOptionsBuilder builder,
        NpgsqlDataSource dataSource,
        ReadPreference reads
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UseNpgsql(ServersOf(dataSource, reads)).UseColumnTypes();
    }

    private static NpgsqlDataSource ServersOf(NpgsqlDataSource dataSource, ReadPreference reads)
    {
        if (dataSource is not NpgsqlMultiHostDataSource servers)
            return reads == ReadPreference.Primary ? dataSource : throw new InvalidOperationException(PostgreSqlOptions.NoStandbys);
        if (reads == ReadPreference.PreferStandby)
            return servers.WithTargetSession(TargetSessionAttributes.PreferStandby);
        return new NpgsqlConnectionStringBuilder(servers.ConnectionString).TargetSessionAttributes is null
            ? servers.WithTargetSession(TargetSessionAttributes.Primary)
            : servers;
    }

    private static void Refuse(IEnumerable<string> mistakes, string parameter)
    {
        if (string.Join(" ", mistakes) is { Length: > 0 } all)
            throw new ArgumentException(all, parameter);
    }
}
