using System.Text;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Makes one string of a text that many rows in a row repeat, such as their campaign's id.</summary>
internal sealed class RepeatedText
{
    private string _last = "";

    /// <summary>The text as a string.</summary>
    /// <param name="ascii">The text; ASCII only.</param>
    public string Get(ReadOnlySpan<byte> ascii)
    {
        if (!Ascii.Equals(ascii, _last))
        {
            _last = Encoding.ASCII.GetString(ascii);
        }

        return _last;
    }
}
