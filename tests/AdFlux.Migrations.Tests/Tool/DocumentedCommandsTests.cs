using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>Every command line of the tool in documents and deployment files, read by the tool's own parser.</summary>
public sealed partial class DocumentedCommandsTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "docs"), "*.md")
                .Append(Path.Combine(Root, "README.md"))
                .Select(path => Path.GetRelativePath(Root, path)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_shows_only_command_lines_that_the_tool_takes(string path)
    {
        var text = await ReadAsync(path);
        var blocks = Block()
            .Matches(text)
            .SelectMany(block => block.Value.Split('\n'))
            .Select(line => line.Split('#')[0].TrimEnd())
            .Where(line => line.StartsWith("adflux-migrate ", StringComparison.Ordinal));
        var words = Words().Matches(text).Select(match => Complete(match.Groups["line"].Value));

        Assert.Empty(blocks.Concat(words).SelectMany(CommandLines.Errors));
    }

    [Fact]
    public async Task The_image_starts_the_tool_as_a_user_without_rights_with_a_command_that_it_takes()
    {
        var file = await ReadAsync("deploy/Dockerfile");

        var entry = Assert.Single(Json(file, "ENTRYPOINT "));
        Assert.Equal("/tool/adflux-migrate", entry);
        Assert.Empty(CommandLines.Errors("adflux-migrate " + string.Join(' ', Json(file, "CMD "))));
        Assert.Matches("(?m)^USER [1-9][0-9]*$", file);
        Assert.Contains("dotnet tool install AdFlux.Migrations.Tool", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pods_migrate_then_wait_with_commands_that_the_tool_takes_and_without_rights()
    {
        var file = await ReadAsync("deploy/kubernetes.yaml");
        string[] commands = [.. Json(file, "args: ", all: true).Select(arguments => "adflux-migrate " + arguments)];

        Assert.Equal(["up", "wait"], commands.Select(command => command.Split(' ')[1]));
        Assert.Empty(commands.SelectMany(CommandLines.Errors));
        Assert.Contains("runAsNonRoot: true", file, StringComparison.Ordinal);
        Assert.True(file.IndexOf("initContainers:", StringComparison.Ordinal) < file.IndexOf(" containers:", StringComparison.Ordinal));
        // Two spaces a level, and no tabs: what YAML readers disagree on is not used.
        Assert.All(file.Split('\n'), line => Assert.Matches(@"^(( {2})*(- )?[A-Za-z#].*|)$", line));
    }

    /// <summary>Words in a sentence leave out the database, which is not what they are about.</summary>
    private static string Complete(string line) =>
        (
            line.Contains("--provider", StringComparison.Ordinal) || line.EndsWith(" diagram", StringComparison.Ordinal)
                ? line
                : $"{line} --provider postgresql"
        )
            .Replace("<id>", "20260101000000_Initial", StringComparison.Ordinal)
            .Replace("<seconds>", "5", StringComparison.Ordinal);

    /// <summary>The JSON arrays after a word; one line for each array, or one element for each of its texts.</summary>
    private static IEnumerable<string> Json(string file, string word, bool all = false) =>
        file.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(word + "[", StringComparison.Ordinal))
            .Select(line => JsonSerializer.Deserialize<string[]>(line[word.Length..])!)
            .SelectMany(texts => all ? [string.Join(' ', texts)] : texts);

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(Root, path), TestContext.Current.CancellationToken);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdFlux.Data.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No AdFlux.Data.sln above {AppContext.BaseDirectory}");
    }

    [GeneratedRegex("(?s)```bash\n.*?```", RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<line>adflux-migrate [a-z][^`\n]*)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
