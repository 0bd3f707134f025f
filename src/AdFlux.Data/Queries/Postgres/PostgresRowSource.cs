using System.Data;
using System.Runtime.CompilerServices;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AdFlux.Data.Queries.Postgres;

/// <summary>Reads rows through Npgsql, each value by its type.</summary>
internal sealed class PostgresRowSource(AdFluxDbContext context) : IRowSource
{
    public string IsAmong(string column, string parameter) => $"{column} = ANY({parameter})";

    public async IAsyncEnumerable<T> ReadAsync<T, TCodec>(
        RowStatement statement,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            NpgsqlCommand command = CreateCommand(statement);
            await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
            CommandBehavior behavior = statement.IsSingle ? CommandBehavior.SingleRow : CommandBehavior.SingleResult;
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(behavior, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
            var columns = new PostgresColumns(reader, TextCache.For(statement));
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // Npgsql looks at the token only when it waits for the server.
                cancellationToken.ThrowIfCancellationRequested();
                yield return TCodec.Read(columns);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private NpgsqlCommand CreateCommand(RowStatement statement)
    {
        var command = new NpgsqlCommand(
            statement.Sql,
            (NpgsqlConnection)context.Database.GetDbConnection(),
            (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction()
        );
        if (context.Database.GetCommandTimeout() is { } seconds)
            command.CommandTimeout = seconds;
        foreach ((string name, object value) in statement.Parameters)
            command.Parameters.Add(Parameter(name, value));
        return command;
    }

    private static NpgsqlParameter Parameter(string name, object value) =>
        value switch
        {
            string text => new NpgsqlParameter<string>(name, text),
            string[] texts => new NpgsqlParameter<string[]>(name, texts),
            DateOnly day => new NpgsqlParameter<DateOnly>(name, day),
            int number => new NpgsqlParameter<int>(name, number),
            _ => throw new ArgumentException($"No parameter holds a {value.GetType()}.", nameof(value)),
        };
}
