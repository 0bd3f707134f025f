using System.Runtime.CompilerServices;

namespace AdFlux.Data.Generators.Tests.Generation;

/// <summary>Compares a text with the approved one beside the tests; with <c>ADFLUX_UPDATE_APPROVED=1</c> writes it instead.</summary>
internal static class Approved
{
    public static async Task VerifyAsync(string name, string text, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", name + ".txt");
        if (Environment.GetEnvironmentVariable("ADFLUX_UPDATE_APPROVED") is "1")
        {
            await File.WriteAllTextAsync(path, text);
            return;
        }

        string approved = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        Assert.Equal(approved.ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
