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
        await using FileStream stream = Open(file);
        UpsertResult result = await WithProgressAsync(title, stream, file, upsert);
        await console.Profile.Out.Writer.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{title, -22}{result.Received, 6:N0} read {result.Inserted, 6:N0} inserted {result.Updated, 5:N0} updated {result.Unchanged, 6:N0} unchanged"
            ) + Extras(result)
        );
        if (result.DifferingDuplicates > 0)
        {
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Warning: {Path.GetFileName(file)}: {result.DifferingDuplicates:N0} of the duplicates differ from the row that was kept, which is the last one. That suits a log that was appended to; else an id was not asked for, or rows of a breakdown were stored as wholes."
                )
            );
        }

        return result;
    }

    // A bar is for a terminal: in a file or a pipe it would be lines that depend on the speed of the machine.
    private async Task<UpsertResult> WithProgressAsync(
        string title,
        FileStream stream,
        string file,
        Func<Stream, IProgress<UpsertProgress>, Task<UpsertResult>> upsert
    )
    {
        if (!console.Profile.Capabilities.Ansi)
            return await UpsertAsync(stream, file, upsert, _ => { });

        return await console
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(progress =>
            {
                ProgressTask bar = progress.AddTask(Markup.Escape(title), maxValue: Math.Max(1, stream.Length));

                // The file's position is the share that has been read; only the upsert knows when rows are stored.
                return UpsertAsync(stream, file, upsert, step => bar.Value = step.Stored ? bar.MaxValue : stream.Position);
            });
    }

    private static async Task<UpsertResult> UpsertAsync(
        FileStream stream,
        string file,
        Func<Stream, IProgress<UpsertProgress>, Task<UpsertResult>> upsert,
        Action<UpsertProgress> report
    )
    {
        try
        {
            return await upsert(stream, new Report(report));
        }
        catch (AdFluxException error)
        {
            throw new FileFault(file, error);
        }
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
