using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Upserts;
using Spectre.Console;

namespace AdFlux.Samples;

/// <summary>Upserts one file with a progress bar, and prints the counts.</summary>
internal sealed class FileUpsert(IAnsiConsole console)
{
    public async Task<UpsertResult> RunAsync(string title, string file, Func<Stream, IProgress<UpsertProgress>, Task<UpsertResult>> upsert)
    {
        UpsertResult result = default;
        await console
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                await using FileStream stream = Open(file);
                ProgressTask bar = progress.AddTask(Markup.Escape(title), maxValue: Math.Max(1, stream.Length));
                try
                {
                    // The file's position is the share that has been read; only the upsert knows when rows are stored.
                    result = await upsert(stream, new Report(step => bar.Value = step.Stored ? bar.MaxValue : stream.Position));
                }
                catch (AdFluxException error)
                {
                    throw new FileFault(file, error);
                }
            });

        await console.Profile.Out.Writer.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{title, -22}{result.Received, 6:N0} read {result.Inserted, 6:N0} inserted {result.Updated, 5:N0} updated {result.Unchanged, 6:N0} unchanged"
            ) + Extras(result)
        );
        return result;
    }

    private static FileStream Open(string file) =>
        new(file, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    private static string Extras(UpsertResult result) =>
        (result.Duplicates > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {result.Duplicates:N0} duplicates") : "")
        + (result.Stubs > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {result.Stubs:N0} stubs of parents") : "");

    private sealed class Report(Action<UpsertProgress> report) : IProgress<UpsertProgress>
    {
        void IProgress<UpsertProgress>.Report(UpsertProgress value) => report(value);
    }
}
