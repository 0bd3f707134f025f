using AdFlux.Data.Ids;
using Newer;
using Older;

namespace TwoVersions;

[TypedId<long>]
public readonly partial record struct LineId;

internal sealed class Line
{
    public LineId Id { get; set; }
    public OrderId Order { get; set; }
    public ArticleId Article { get; set; }
}
