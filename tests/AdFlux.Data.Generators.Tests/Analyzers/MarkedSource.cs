using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>Source text in which <c>⟦</c> and <c>⟧</c> stand around each place that is to be reported.</summary>
internal sealed class MarkedSource
{
    public MarkedSource(string marked)
    {
        var text = new StringBuilder();
        List<string> places = [];
        int start = 0;
        foreach (char c in marked)
        {
            if (c == '⟦')
                start = text.Length;
            else if (c == '⟧')
                places.Add(Place(start, text.Length));
            else
                text.Append(c);
        }

        Text = text.ToString();
        Places = places;
    }

    /// <summary>The text without the marks.</summary>
    public string Text { get; }

    /// <summary>The places that are marked, as <see cref="PlaceOf"/> writes them.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Where a diagnostic is.</summary>
    public static string PlaceOf(Diagnostic diagnostic) => Place(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);

    private static string Place(int start, int end) => string.Create(CultureInfo.InvariantCulture, $"{start}-{end}");
}
