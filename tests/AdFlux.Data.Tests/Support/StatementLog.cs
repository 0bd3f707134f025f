using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Tests.Support;

/// <summary>Keeps the text of every statement that EF Core sends.</summary>
public sealed class StatementLog : DbCommandInterceptor
{
    private readonly List<string> _statements = [];

    public IReadOnlyList<string> Statements => _statements;

    /// <summary>The statements that were sent since the last call.</summary>
    public int Take()
    {
        int count = _statements.Count;
        _statements.Clear();
        return count;
    }

    /// <summary>Holds that a call sends so many statements.</summary>
    public async Task TakesAsync(int statements, Func<Task> call, string? text)
    {
        Take();
        await call();
        Assert.True(statements == _statements.Count, $"{text} took {_statements.Count}:\n{string.Join('\n', _statements)}");
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
