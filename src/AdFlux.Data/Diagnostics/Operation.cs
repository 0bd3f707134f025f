using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Diagnostics;

/// <summary>One call of a repository, from its start to its end: a span, a duration, rows and a log message.</summary>
internal sealed class Operation
{
    private readonly Instruments _instruments;
    private readonly ILogger _logger;
    private readonly string _name;
    private readonly string? _table;
    private readonly TagList _tags;
    private readonly bool _isObserved;
    private readonly long _started;
    private readonly Activity? _activity;
    private bool _isOver;

    private Operation(DbContext context, Type entity, string name, string? readsFrom)
    {
        _instruments = InstrumentsOf(context);
        _logger = context.GetService<ILoggerFactory>().CreateLogger(AdFluxTelemetry.LogCategory);
        _name = name;
        _table = context.Model.FindEntityType(entity)?.GetTableName();
        _isObserved = Instruments.Source.HasListeners() || _instruments.IsEnabled;
        _tags = _isObserved ? OperationTags.Of(context.Database.GetDbConnection(), name, _table, readsFrom) : default;
        _activity = Instruments.Source.HasListeners()
            ? Instruments.Source.StartActivity(
                _table is null ? name : $"{name} {_table}",
                ActivityKind.Client,
                default(ActivityContext),
                _tags
            )
            : null;
        _started = Stopwatch.GetTimestamp();
    }

    // A unit of work is about no table.
    private string LoggedTable => _table ?? "several tables";

    /// <summary>Starts a call; its span is current until the method that called this returns.</summary>
    /// <param name="context">The database.</param>
    /// <param name="entity">The entity whose table the call is about.</param>
    /// <param name="name">What it does.</param>
    /// <param name="readsFrom">Which of several servers a read is for; null where there is no choice.</param>
    public static Operation Start(DbContext context, Type entity, string name, string? readsFrom = null) =>
        new(context, entity, name, readsFrom);

    /// <summary>Makes the span current again, in a method that goes on with the call.</summary>
    public void Resume()
    {
        if (_activity is not null)
            Activity.Current = _activity;
    }

    /// <summary>The call ended well. Does nothing after another end.</summary>
    /// <param name="rows">The rows it gave back; null where that says nothing.</param>
    public void Succeed(long? rows)
    {
        if (_isOver)
            return;

        double seconds = End(_tags);
        if (rows is { } count && _isObserved)
        {
            _instruments.RowsReturned.Add(count, _tags);
            _activity?.SetTag("adflux.rows.returned", count);
        }

        _activity?.Dispose();
        if (_logger.IsEnabled(LogLevel.Debug))
            Log.OperationCompleted(_logger, _name, LoggedTable, rows ?? 0, Milliseconds(seconds));
    }

    /// <summary>An upsert ended well.</summary>
    public void SucceedUpsert(long received, long inserted, long updated, long unchanged, long duplicates, long stubs)
    {
        double seconds = End(_tags);
        if (_isObserved)
        {
            _instruments.RowsReceived.Add(received, _tags);
            _instruments.Stubs.Add(stubs, _tags);
            _activity?.SetTag("adflux.upsert.received", received);
            _activity?.SetTag("adflux.upsert.stubs", stubs);
            CountOutcome("inserted", inserted);
            CountOutcome("updated", updated);
            CountOutcome("unchanged", unchanged);
            CountOutcome("duplicate", duplicates);
        }

        _activity?.Dispose();
        Log.UpsertCompleted(_logger, _table, received, inserted, updated, unchanged, duplicates, stubs, Milliseconds(seconds));
    }

    /// <summary>The call ended with an error, which goes on to the caller.</summary>
    public void Fail(Exception error)
    {
        if (_isOver)
            return;

        string type = OperationTags.ErrorType(error);
        string? code = OperationTags.StatusCode(error);
        TagList tags = _tags;
        tags.Add("error.type", type);
        if (code is not null)
            tags.Add("db.response.status_code", code);
        double seconds = End(tags);

        bool isCancelled = error is OperationCanceledException;
        _activity?.SetTag("error.type", type);
        if (code is not null)
            _activity?.SetTag("db.response.status_code", code);
        if (!isCancelled)
            _activity?.SetStatus(ActivityStatusCode.Error, type);
        _activity?.Dispose();

        if (isCancelled)
            Log.OperationCancelled(_logger, _name, LoggedTable, Milliseconds(seconds));
        else
            Log.OperationFailed(_logger, _name, LoggedTable, Milliseconds(seconds), type, LoggedCode(code));
    }

    /// <summary>The call failed and is about to run once more.</summary>
    /// <param name="error">The fault that passes.</param>
    /// <param name="attempt">The number of the attempt that follows, from 2.</param>
    /// <param name="mostAttempts">How many there are at most.</param>
    public void Retry(Exception error, int attempt, int mostAttempts)
    {
        string type = OperationTags.ErrorType(error);
        if (_isObserved)
        {
            TagList tags = _tags;
            tags.Add("error.type", type);
            _instruments.Retries.Add(1, tags);
            _activity?.AddEvent(
                new ActivityEvent("retry", tags: new ActivityTagsCollection { ["error.type"] = type, ["adflux.attempt"] = attempt })
            );
        }

        Log.OperationRetried(_logger, _name, LoggedTable, type, LoggedCode(OperationTags.StatusCode(error)), attempt, mostAttempts);
    }

    private void CountOutcome(string outcome, long rows)
    {
        TagList tags = _tags;
        tags.Add("adflux.row.outcome", outcome);
        _instruments.RowsUpserted.Add(rows, tags);
        _activity?.SetTag($"adflux.upsert.{outcome}", rows);
    }

    private double End(in TagList tags)
    {
        _isOver = true;
        double seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        if (_isObserved)
            _instruments.Duration.Record(seconds, tags);
        return seconds;
    }

    private static string LoggedCode(string? code) => code ?? "without a code";

    private static double Milliseconds(double seconds) => Math.Round(seconds * 1_000, 1);

    private static Instruments InstrumentsOf(DbContext context) =>
        context
            .GetService<IDbContextOptions>()
            .FindExtension<CoreOptionsExtension>()
            ?.ApplicationServiceProvider?.GetService(typeof(Instruments)) as Instruments
        ?? Instruments.Shared;
}
