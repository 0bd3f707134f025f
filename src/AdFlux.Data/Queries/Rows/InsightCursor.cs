using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;

namespace AdFlux.Data.Queries.Rows;

/// <summary>The place after a page's last insight.</summary>
internal readonly record struct InsightCursor(DateOnly Day, string ObjectId)
{
    private static readonly CursorField[] _fields = [new(typeof(DateOnly), IsOptional: false), new(typeof(string), IsOptional: false)];

    public static InsightCursor After(MetaInsight row) => new(row.DateStart, row.ObjectId.Value);

    public string Write(InsightRowQuery query) => Cursor.Write(Fingerprint(query), [Day, ObjectId]);

    /// <exception cref="InvalidCursorException">The query did not give the cursor out.</exception>
    public static InsightCursor Read(string cursor, InsightRowQuery query)
    {
        object?[] place = Cursor.Read(cursor, Fingerprint(query), _fields);
        return new InsightCursor((DateOnly)place[0]!, (string)place[1]!);
    }

    internal static QueryFingerprint Fingerprint(InsightRowQuery query) =>
        new QueryFingerprint("insights")
            .Add(query.Level.ToName())
            .Add(query.From)
            .Add(query.To)
            .AddSet(query.Objects?.Select(id => id.Value))
            .AddSet(query.Campaigns?.Select(id => id.Value))
            .AddSet(query.AdSets?.Select(id => id.Value))
            .AddSet(query.Ads?.Select(id => id.Value));
}
