using System.Runtime.CompilerServices;
using AdFlux.Samples;

namespace AdFlux.Data.Tests.Samples;

public sealed class SampleExportTests
{
    [Fact]
    public async Task The_export_beside_the_quickstart_is_what_its_generator_writes()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("adflux-export-test-");
        try
        {
            await SampleExport.WriteAsync(folder.FullName, TestContext.Current.CancellationToken);

            string[] names = [.. folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];
            Assert.Equal(Directory.EnumerateFiles(Committed()).Select(Path.GetFileName).Order(StringComparer.Ordinal), names);
            foreach (string name in names)
                Assert.True(
                    await SameAsync(Path.Combine(folder.FullName, name), Path.Combine(Committed(), name)),
                    $"{name} differs: write the export again."
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> SameAsync(string one, string other)
    {
        byte[] left = await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken);
        byte[] right = await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken);
        return left.AsSpan().SequenceEqual(right);
    }

    private static string Committed([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "Quickstart", "export"));
}
