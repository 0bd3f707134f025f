using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which days a sync has to fetch again: those in a range of which an object has no insight.</summary>
/// <remarks>
/// <para>
/// The objects are the stored Meta campaigns, ad sets or ads of the level, deleted ones as well; at account level the accounts of the stored campaigns
/// and those with insights. A row of several days covers all of them. Days before an object was created are not missing; as its creation is in UTC and days
/// are in the account's time zone, the day before the creation still counts.
/// </para>
/// <para>Meta sends no row for a day on which an object did not deliver, so a day can stay missing for good.</para>
/// </remarks>
/// <param name="Level">The kind of objects.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive, before 9999-12-31.</param>
public sealed record MissingDaysQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>
    /// The objects to look at, whether they are stored or not; null for all that are stored. Accounts with and without <c>act_</c> are one. Not together with
    /// <see cref="Accounts"/>.
    /// </summary>
    public IReadOnlyCollection<InsightObjectId>? Objects { get; init; }

    /// <summary>The ad accounts whose objects to look at; all when null. Not together with <see cref="Objects"/>.</summary>
    public IReadOnlyCollection<AdAccountId>? Accounts { get; init; }
}
