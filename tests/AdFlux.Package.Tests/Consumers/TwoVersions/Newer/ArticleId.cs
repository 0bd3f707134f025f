using AdFlux.Data.Ids;

namespace Newer;

[TypedId<string>]
public readonly partial record struct ArticleId;
