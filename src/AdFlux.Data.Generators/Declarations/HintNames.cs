using System.Globalization;

namespace AdFlux.Data.Generators.Declarations;

/// <summary>Names the generated files after the types, so that a reader finds them.</summary>
internal static class HintNames
{
    private const int MaxLength = 120;

    /// <summary>The hint name of a type.</summary>
    /// <param name="metadataName">The type.</param>
    /// <param name="ambiguous">The types that need a hash to be told apart.</param>
    public static string For(string metadataName, EquatableArray<string> ambiguous)
    {
        string name = Sanitize(metadataName);
        if (name.Length > MaxLength || ambiguous.Contains(metadataName, StringComparer.Ordinal))
            name = $"{name.Substring(0, Math.Min(name.Length, MaxLength))}.{Hash(metadataName)}";
        return name + ".g.cs";
    }

    /// <summary>The types whose names differ by case only. A repeated hint name would discard everything that is generated.</summary>
    public static EquatableArray<string> FindAmbiguous(IEnumerable<string> metadataNames) =>
        new(
            metadataNames
                .GroupBy(Sanitize, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .SelectMany(group => group)
                .OrderBy(name => name, StringComparer.Ordinal)
        );

    private static string Sanitize(string metadataName) =>
        new([.. metadataName.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '+' ? c : '_')]);

    /// <summary>FNV-1a: the same on every machine and in every process, unlike <see cref="object.GetHashCode"/>.</summary>
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
