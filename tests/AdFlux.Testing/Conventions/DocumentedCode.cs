using System.Runtime.CompilerServices;

namespace AdFlux.Testing.Conventions;

/// <summary>The C# of a page, whose every line is to stand in a test that runs it.</summary>
public static class DocumentedCode
{
    /// <summary>The lines of code that a page shows, without empty ones and comments.</summary>
    /// <param name="page">Its path from the root of the repository.</param>
    /// <param name="heading">The line that begins the part to look at, which goes to the next heading of its depth; all of the page when null.</param>
    public static async Task<IReadOnlyList<string>> ShownByAsync(string page, string? heading = null) =>
        [
            .. CodeOf(PartOf(await ReadAsync(page), heading))
                .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)),
        ];

    /// <summary>The lines of test files.</summary>
    /// <param name="files">Their paths from the root of the repository.</param>
    public static async Task<IReadOnlySet<string>> RunByAsync(params string[] files)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in files)
            lines.UnionWith((await ReadAsync(file)).Select(Plain));
        return lines;
    }

    private static IEnumerable<string> PartOf(IEnumerable<string> markdown, string? heading) =>
        heading is null
            ? markdown
            : markdown
                .SkipWhile(line => !string.Equals(line, heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line =>
                    !line.StartsWith(heading[..(heading.IndexOf(' ', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)
                );

    private static IEnumerable<string> CodeOf(IEnumerable<string> markdown)
    {
        bool inside = false;
        foreach (string line in markdown)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line.StartsWith("```csharp", StringComparison.Ordinal);
            else if (inside)
                yield return Plain(line);
        }
    }

    // The pages write to the console what the tests write to a writer.
    private static string Plain(string line) => line.Trim().Replace("Console.WriteLine", "output.WriteLine", StringComparison.Ordinal);

    private static Task<string[]> ReadAsync(string path) => File.ReadAllLinesAsync(Path.Combine(Root(), path));

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
