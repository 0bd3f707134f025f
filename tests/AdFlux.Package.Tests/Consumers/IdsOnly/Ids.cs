using System;
using AdFlux.Data.Ids;

namespace IdsOnly;

/// <summary>Identifies an order.</summary>
[TypedId<Guid>]
public readonly partial record struct OrderId;

/// <summary>Identifies an article.</summary>
[TypedId<string>(MaxLength = 20)]
public readonly partial record struct ArticleId;

/// <summary>Identifies a shelf.</summary>
[TypedId<long>]
public readonly partial record struct ShelfId;

/// <summary>Identifies an application for a job, by a rule of this library's own.</summary>
[TypedId<int>]
public readonly partial record struct ApplicationId;

/// <summary>Articles that the library knows.</summary>
public static class Articles
{
    /// <summary>The one that stands for all that nobody listed.</summary>
    public static readonly ArticleId Other = ArticleId.From("other");
}
