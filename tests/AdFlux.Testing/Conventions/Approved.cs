using System.Runtime.CompilerServices;

namespace AdFlux.Testing.Conventions;

/// <summary>Compares texts with files that lie beside the test and are reviewed like code.</summary>
public static class Approved
{
    private const string Update = "ADFLUX_UPDATE_APPROVED";

    /// <summary>Fails unless the text equals the approved file, line ends aside; with <c>ADFLUX_UPDATE_APPROVED=1</c> rewrites the file instead.</summary>
    /// <param name="actual">The text that the code makes now.</param>
    /// <param name="approvedFile">The file, relative to the folder of the test's source.</param>
    /// <param name="testSource">Filled in by the compiler.</param>
    /// <exception cref="NotApprovedException">They differ, or a rewrite is asked for where <c>CI</c> is set.</exception>
    public static void Equal(string actual, string approvedFile, [CallerFilePath] string testSource = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(testSource)!, approvedFile);
        if (!IsSet(Update))
            Compare(actual, file);
        else if (IsSet("CI"))
            throw new NotApprovedException($"{Update} is for a person's machine: {approvedFile} was not written.");
        else
            File.WriteAllText(file, Normalize(actual));
    }

    /// <summary>Fails unless the text equals that of the file, line ends aside.</summary>
    /// <exception cref="NotApprovedException">They differ, or there is no file.</exception>
    public static void Compare(string actual, string file)
    {
        var text = Normalize(actual);
        var approved = File.Exists(file) ? Normalize(File.ReadAllText(file)) : "";
        if (!string.Equals(approved, text, StringComparison.Ordinal))
        {
            throw new NotApprovedException(
                $"""
                The text differs from {file}:
                {Difference(approved.Split('\n'), text.Split('\n'))}
                If the change is meant, run the test with {Update}=1, review the file and commit it.
                """
            );
        }
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true";

    /// <summary>The lines between the common start and the common end: what was approved, then what is there now.</summary>
    private static string Difference(string[] approved, string[] actual)
    {
        var start = Common(approved, actual);
        var end = Common(approved.Skip(start).Reverse(), actual.Skip(start).Reverse());
        var removed = approved[start..^end].Select(line => $"- {line}");
        var added = actual[start..^end].Select(line => $"+ {line}");
        return string.Join('\n', removed.Concat(added).Prepend($"from line {start + 1} on"));
    }

    private static int Common(IEnumerable<string> approved, IEnumerable<string> actual) =>
        approved.Zip(actual).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
}
