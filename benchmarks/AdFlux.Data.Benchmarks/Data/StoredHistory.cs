using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>
/// An account that runs so many ads at a time, each for 40 days: one generation of ads before the other. So the newest days hold as many
/// rows however long the history is.
/// </summary>
/// <param name="AdsAtATime">Ads of a generation.</param>
internal sealed record StoredHistory(int AdsAtATime)
{
    public const int RowsInGeneration = 100_000;

    private const int DaysOfAnAd = 40;

    /// <summary>A history that is made of whole generations of 100,000 rows, or of a single smaller one.</summary>
    public static StoredHistory OfRows(int rows) => new(Math.Min(rows, RowsInGeneration) / DaysOfAnAd);

    public int RowsOfGeneration => AdsAtATime * DaysOfAnAd;

    /// <summary>Adds generations to a database, before those that it has.</summary>
    /// <param name="database">The database.</param>
    /// <param name="firstGeneration">The newest generation to add; 0 is the newest of all.</param>
    /// <param name="generations">How many.</param>
    /// <param name="filled">Told the rows so far after each generation.</param>
    /// <param name="cancellationToken">Ends the fill.</param>
    public async Task FillAsync(
        BenchmarkDatabase database,
        int firstGeneration,
        int generations,
        Action<long>? filled = null,
        CancellationToken cancellationToken = default
    )
    {
        await using (AdFluxDbContext context = database.CreateContext())
        {
            await AdParents.StoreAsync(context, AdFamily.Stored, firstGeneration * AdsAtATime, generations * AdsAtATime, cancellationToken);
        }

        await database.FillAsync(Rows(firstGeneration, generations, filled), cancellationToken);
        await database.AnalyzeAsync(cancellationToken);
    }

    private IEnumerable<MetaInsight> Rows(int firstGeneration, int generations, Action<long>? filled)
    {
        for (int generation = firstGeneration; generation < firstGeneration + generations; generation++)
        {
            DateOnly lastDay = InsightGenerator.LastDay.AddDays(-generation * DaysOfAnAd);
            for (int ad = generation * AdsAtATime; ad < (generation + 1) * AdsAtATime; ad++)
            {
                for (int day = DaysOfAnAd - 1; day >= 0; day--)
                    yield return InsightGenerator.Create(AdFamily.Stored, ad, lastDay.AddDays(-day));
            }

            filled?.Invoke((generation + 1L) * RowsOfGeneration);
        }
    }
}
