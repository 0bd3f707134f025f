using System.Globalization;
using AdFlux.Samples;

if (!TryParse(args, out string folder, out ExportSize size))
{
    await Console.Error.WriteLineAsync("Usage: SampleExport <folder> [--ads <count>] [--days <count>]");
    return 1;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

try
{
    await SampleExport.WriteAsync(folder, size, cancellation.Token);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Cancelled: the files in the folder are incomplete.");
    return 1;
}

foreach (string file in SampleExport.Files)
{
    Console.WriteLine($"{new FileInfo(Path.Combine(folder, file)).Length, 15:N0} bytes  {file}");
}

return 0;

static bool TryParse(string[] args, out string folder, out ExportSize size)
{
    folder = args.Length > 0 ? args[0] : "";
    size = ExportSize.Sample;
    if (folder.Length == 0 || folder.StartsWith('-') || args.Length % 2 == 0)
    {
        return false;
    }

    for (int i = 1; i < args.Length; i += 2)
    {
        if (!int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return false;
        }

        switch (args[i])
        {
            case "--ads" when count is >= 1 and <= ExportSize.MaxAds:
                size = new ExportSize(count, size.Days);
                break;
            case "--days" when count is >= 1 and <= ExportSize.MaxDays:
                size = new ExportSize(size.Ads, count);
                break;
            default:
                return false;
        }
    }

    return true;
}
