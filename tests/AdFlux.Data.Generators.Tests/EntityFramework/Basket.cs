using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>An entity with ids in every kind of list that EF Core takes of plain values.</summary>
internal sealed class Basket
{
    public int Id { get; set; }
    public JobId[] Array { get; set; } = [];
    public List<SegmentId> List { get; set; } = [];
    public IList<AccountNumber> IList { get; set; } = [];
    public ICollection<OrderId> ICollection { get; set; } = [];
    public IEnumerable<SegmentId> IEnumerable { get; set; } = [];
    public IReadOnlyList<JobId> IReadOnlyList { get; set; } = [];
    public IReadOnlyCollection<SegmentId> IReadOnlyCollection { get; set; } = [];
    public List<SegmentId?> Nullables { get; set; } = [];
    public JobId?[]? NullableArray { get; set; }
}
