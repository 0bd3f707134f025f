using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>The rows of an upsert that is measured: so many in all, of as many ads as 28 days (29 in a night) ask for, day by day.</summary>
internal sealed class MeasuredRows(UpsertCase @case, int rows)
{
    private const int DaysAgain = 28;
    private const int OneInTwenty = 20;

    private int Days => @case == UpsertCase.Night ? DaysAgain + 1 : DaysAgain;

    public int Ads => ((rows - 1) / Days) + 1;

    /// <summary>What the table holds before the upsert: for a night everything but its new day.</summary>
    public IEnumerable<MetaInsight> Stored =>
        @case switch
        {
            UpsertCase.Fresh => [],
            UpsertCase.Night => Create(version: 0).Where(row => row.DateStart != InsightGenerator.LastDay),
            _ => Create(version: 0),
        };

    /// <summary>The rows to upsert, one at a time.</summary>
    /// <param name="version">One more than that of the upsert before where rows are to differ from it.</param>
    public IEnumerable<MetaInsight> Incoming(int version) => Create(@case is UpsertCase.Changed or UpsertCase.Night ? version : 0);

    /// <inheritdoc cref="Incoming" />
    public InsightBatch Batch(int version) => new([.. Incoming(version)]);

    private IEnumerable<MetaInsight> Create(int version)
    {
        int left = rows;
        for (DateOnly day = InsightGenerator.LastDay.AddDays(1 - Days); day <= InsightGenerator.LastDay; day = day.AddDays(1))
        {
            for (int ad = 0; ad < Ads && left > 0; ad++, left--)
                yield return InsightGenerator.Create(AdFamily.Measured, ad, day, Differs(ad, day) ? version : 0);
        }
    }

    private bool Differs(int ad, DateOnly day) => @case != UpsertCase.Night || (ad + day.DayNumber) % OneInTwenty == 0;
}
