using AdFlux.Data.Ids;

namespace Older;

[TypedId<int>]
public readonly partial record struct OrderId;
