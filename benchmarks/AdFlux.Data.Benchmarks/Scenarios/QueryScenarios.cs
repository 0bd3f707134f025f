using System.Data.Common;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>The questions that a stored history is asked.</summary>
internal static class QueryScenarios
{
    private const int ReadDays = 4;

    public static IEnumerable<Comparison> Compare(
        BenchmarkDatabase database,
        DbConnection connection,
        StoredHistory history,
        int lookups
    ) =>
        [
            new Materialise(database, connection, new StoredRange(ReadDays), ReadDays * history.AdsAtATime).Compare(),
            new PointLookup(database, connection, lookups, history.AdsAtATime).Compare(),
            new Rollup(database, connection, perCampaign: false).Compare(),
            new Rollup(database, connection, perCampaign: true).Compare(),
            new TopAds(database, connection).Compare(),
        ];
}
