using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>Rows to upsert, in the shapes that those who write them take. Shapes are made when first asked for, before the clock runs.</summary>
internal sealed class InsightBatch(IReadOnlyList<MetaInsight> rows)
{
    private readonly Lazy<IReadOnlyList<PlainInsight>> _plain = new(() => [.. rows.Select(PlainInsight.From)]);
    private readonly Lazy<IReadOnlyList<PlainInsight>> _plainByKey = new(() =>
        [
            .. rows.Select(PlainInsight.From)
                .OrderBy(row => row.ObjectId, StringComparer.Ordinal)
                .ThenBy(row => row.Level, StringComparer.Ordinal)
                .ThenBy(row => row.DateStart),
        ]
    );

    /// <summary>As the library takes them, in the order in which an export has them: by day.</summary>
    public IReadOnlyList<MetaInsight> Rows => rows;

    /// <summary>As an application without the library would hold them.</summary>
    public IReadOnlyList<PlainInsight> Plain => _plain.Value;

    /// <summary>The same in the order of the key.</summary>
    public IReadOnlyList<PlainInsight> PlainByKey => _plainByKey.Value;
}
