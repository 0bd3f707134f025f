using System.Runtime.CompilerServices;

namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>The code of docs/generator.md is one program, and what it says is generated is generated from it.</summary>
public sealed class GeneratorPageTests
{
    [Fact]
    public async Task The_declarations_of_the_page_are_a_program_without_a_warning()
    {
        using SampleProject project = await ProjectAsync();

        Assert.Empty(await project.CompilerErrorsAsync());
        Assert.Empty(await project.DiagnosticsAsync());
    }

    [Fact]
    public async Task The_generated_lines_of_the_page_are_generated_from_its_declarations()
    {
        using SampleProject project = await ProjectAsync();
        HashSet<string> generated = [.. (await project.GeneratedAsync()).SelectMany(file => file.Split('\n')).Select(line => line.Trim())];

        string[] shown = [.. (await BlocksAsync("csharp generated")).SelectMany(block => block.Split('\n')).Select(line => line.Trim())];

        Assert.InRange(shown.Length, 10, 40);
        Assert.All(shown.Where(line => line.Length > 0), line => Assert.Contains(line, generated));
    }

    private static async Task<SampleProject> ProjectAsync()
    {
        string[] blocks = [.. await BlocksAsync("csharp")];
        Assert.Equal(4, blocks.Length);
        return SampleProject.Named("Shop", string.Join('\n', blocks));
    }

    private static async Task<IEnumerable<string>> BlocksAsync(string language, [CallerFilePath] string file = "")
    {
        string page = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "generator.md");
        string text = (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        return text.Split($"\n```{language}\n").Skip(1).Select(rest => rest.Split("\n```\n")[0]);
    }
}
