using AdFlux.Data.Ids;
using Library;
using Newer;

namespace TwoVersions;

[TypedId<long>]
public readonly partial record struct LineId;

internal sealed class Line
{
    public LineId Id { get; set; }
    public CrewId Crew { get; set; }
    public ArticleId Article { get; set; }
}
