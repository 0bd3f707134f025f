using System.Diagnostics;
using System.Globalization;
using AdFlux.Data.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AdFlux.Data.Tests.Diagnostics;

/// <summary>Reads the library's telemetry through the OpenTelemetry SDK, as an application would export it.</summary>
internal sealed class TelemetryProbe : IDisposable
{
    private readonly Exporter<Activity> _spans = new(activity => activity);
    private readonly Exporter<Metric> _metrics = new(metric => metric);
    private readonly Exporter<LogRecord> _logs;
    private readonly List<LoggedMessage> _messages = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public TelemetryProbe()
    {
        _logs = new(record =>
        {
            // The SDK takes records back for later messages.
            _messages.Add(new LoggedMessage(record.EventId, record.LogLevel, record.CategoryName!, record.FormattedMessage!));
            return record;
        });
        var spans = new SimpleActivityExportProcessor(_spans);
        var metrics = new BaseExportingMetricReader(_metrics);

        // csharpier-ignore-start
        _tracing =
            Sdk.CreateTracerProviderBuilder().AddSource(AdFluxTelemetry.ActivitySourceName).AddProcessor(spans).Build();
        _metering =
            Sdk.CreateMeterProviderBuilder().AddMeter(AdFluxTelemetry.MeterName).AddReader(metrics).Build();
        // csharpier-ignore-end
        Loggers = LoggerFactory.Create(AddLogging);
    }

    public ILoggerFactory Loggers { get; }

    public IReadOnlyList<Activity> Spans => _spans.Items;

    /// <summary>The library's own log messages.</summary>
    public IEnumerable<LoggedMessage> Logs =>
        _messages.Where(message => string.Equals(message.Category, AdFluxTelemetry.LogCategory, StringComparison.Ordinal));

    /// <summary>Every measured series: the instrument, what was added up, and its tags.</summary>
    public IReadOnlyList<Series> Measure()
    {
        _metrics.Items.Clear();
        _metering.ForceFlush();
        var series = new List<Series>();
        foreach (Metric metric in _metrics.Items)
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                series.Add(Series.Of(metric, point));
        }

        return series;
    }

    /// <summary>All that left the library, EF Core's and Npgsql's log messages included, to look for what must not.</summary>
    public string Everything() =>
        string.Join(
            '\n',
            [
                .. Spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)}"),
                .. _messages.Select(message => message.Text),
                .. Measure().Select(series => series.ToString()),
            ]
        );

    public void AddLogging(ILoggingBuilder logging) =>
        logging
            .SetMinimumLevel(LogLevel.Debug)
            .AddOpenTelemetry(options =>
            {
                options.IncludeFormattedMessage = true;
                options.AddProcessor(new SimpleLogRecordExportProcessor(_logs));
            });

    public void Dispose()
    {
        Loggers.Dispose();
        _metering.Dispose();
        _tracing.Dispose();
    }

    private sealed class Exporter<T>(Func<T, T> keep) : BaseExporter<T>
        where T : class
    {
        public List<T> Items { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (T item in batch)
                Items.Add(keep(item));
            return ExportResult.Success;
        }
    }
}

internal sealed record LoggedMessage(EventId Id, LogLevel Level, string Category, string Text);

internal sealed record Series(string Instrument, string Unit, double Sum, double[] Bounds, IReadOnlyDictionary<string, object?> Tags)
{
    public static Series Of(Metric metric, in MetricPoint point)
    {
        var tags = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> tag in point.Tags)
            tags.Add(tag.Key, tag.Value);
        if (metric.MetricType != MetricType.Histogram)
            return new Series(metric.Name, metric.Unit, point.GetSumLong(), [], tags);

        var bounds = new List<double>();
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
            bounds.Add(bucket.ExplicitBound);
        return new Series(metric.Name, metric.Unit, point.GetHistogramCount(), [.. bounds], tags);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Instrument} {Sum} {string.Join(' ', Tags)}");
}
