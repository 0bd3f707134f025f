using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Where a row is, for errors.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Row">The row within the stream, from 1.</param>
/// <param name="Layout">How rows lie in the page.</param>
/// <param name="Index">The row within the page, from 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowLocation(int Page, long Row, RowLayout Layout, long Index)
{
    /// <summary>The JSON path of the row.</summary>
    public string Path =>
        Layout switch
        {
            RowLayout.Page => string.Create(CultureInfo.InvariantCulture, $"$.data[{Index}]"),
            RowLayout.Array => string.Create(CultureInfo.InvariantCulture, $"$[{Index}]"),
            _ => "$",
        };

    /// <summary>The JSON path of a member of the row.</summary>
    public string PathOf(ReadOnlySpan<byte> member)
    {
        var path = new StringBuilder(Path);
        JsonPath.AppendMember(path, member);
        return path.ToString();
    }

    /// <summary>An error in the row.</summary>
    /// <param name="what">What is wrong; a clause without a full stop.</param>
    /// <param name="path">Where, as a JSON path.</param>
    /// <param name="innerException">The cause, if any.</param>
    public GraphFormatException Error(string what, string path, Exception? innerException = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} (page {Page}, row {Row}, {path})."), Page, Row, path, innerException);

    /// <summary>The error for a member that is missing or null.</summary>
    /// <param name="member">The member.</param>
    /// <param name="reason">Why the row needs it; a clause.</param>
    public GraphFormatException Missing(string member, string reason) =>
        Error($"{member} is missing: {reason}, so ask Meta for that field", Path);
}
