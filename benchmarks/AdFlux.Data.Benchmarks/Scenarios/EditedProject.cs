using System.Globalization;
using AdFlux.Data.Ids;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>
/// A project with one id a file, through which a generator has run once. An edit makes a new syntax tree and a new compilation, as an editor does,
/// so that nothing is remembered but what the generator's steps remember.
/// </summary>
internal sealed class EditedProject
{
    private const string Unrelated = "namespace Shop; internal static class Unrelated { public static int Count() => 1; }";

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    public EditedProject(int ids, IIncrementalGenerator generator)
    {
        SyntaxTree[] trees = [Parse(Unrelated), .. Enumerable.Range(0, ids).Select(number => Parse(Declare(number, maxLength: 50)))];
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(ITypedId<,>).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        _compilation = CSharpCompilation.Create("Shop", trees, references, new(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create(generator).RunGenerators(_compilation);
    }

    /// <summary>A keystroke in a file without an id.</summary>
    /// <returns>The files that are generated after it, so that the work is not optimised away.</returns>
    public int EditUnrelatedFile() => Replace(0, Unrelated.Replace("1;", "2;", StringComparison.Ordinal));

    /// <summary>A keystroke in a comment of a file with an id.</summary>
    public int EditComment() => Replace(1, Declare(0, maxLength: 50) + "// A comment.");

    /// <summary>A keystroke that changes an id.</summary>
    public int EditId() => Replace(1, Declare(0, maxLength: 51));

    private int Replace(int tree, string text)
    {
        CSharpCompilation edited = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[tree], Parse(text));
        return _driver.RunGenerators(edited).GetRunResult().GeneratedTrees.Length;
    }

    private static string Declare(int number, int maxLength) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"namespace Shop; [AdFlux.Data.Ids.TypedId<string>(MaxLength = {maxLength})] public readonly partial record struct Id{number};\n"
        );

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text);
}
