using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <content>Rows inside the row, which Meta sends when a field is expanded: <c>fields=id,insights{spend}</c>.</content>
internal ref partial struct GraphRow
{
    /// <summary>Refuses a member that holds rows of their own, since nothing would store them.</summary>
    /// <param name="parent">What the row is, with its article.</param>
    /// <exception cref="GraphFormatException">The member is a page or an array that has objects.</exception>
    public readonly void RefuseRows(string parent)
    {
        if (!HoldsRows())
        {
            return;
        }

        string advice = Encoding.UTF8.GetString(_member) switch
        {
            "insights" => $"Insights nested in {parent} are not read: export .../insights with level and time_increment",
            "campaigns" => $"Campaigns nested in {parent} are not read: export .../campaigns on its own",
            "adsets" => $"Ad sets nested in {parent} are not read: export .../adsets on its own",
            "ads" => $"Ads nested in {parent} are not read: export .../ads on its own",
            _ => $"Rows nested in {parent} are not read: export them on their own",
        };
        throw Location.Error(advice, Location.PathOf(_member));
    }

    private readonly bool HoldsRows()
    {
        Utf8JsonReader ahead = _reader;
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            return HasObjects(ahead);
        }

        try
        {
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                bool isData = ahead.ValueSpan.SequenceEqual("data"u8);
                ahead.Read();
                if (isData && HasObjects(ahead))
                {
                    return true;
                }

                ahead.Skip();
            }
        }
        catch (JsonException exception)
        {
            throw TooDeep(exception);
        }

        return false;
    }

    private static bool HasObjects(Utf8JsonReader array) =>
        array.TokenType == JsonTokenType.StartArray && array.Read() && array.TokenType == JsonTokenType.StartObject;
}
