using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Scenarios;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What the library is to reach, with what a run showed; a target whose figures the run did not measure is left out.</summary>
internal sealed class Targets(Report report, LargeIngest? ingest)
{
    private const string Postgres = "PostgreSQL";
    private const string Sqlite = "SQLite";
    private const double BytesInMegabyte = 1e6;

    /// <summary>The size of upserts that the targets are about; the smoke run has a smaller one only.</summary>
    public static int Rows(Report report) =>
        report
            .Results.Where(result => string.Equals(result.Scenario, UpsertScenario.NameOf(UpsertCase.Fresh), StringComparison.Ordinal))
            .Select(result => result.Operations)
            .Where(rows => rows <= 10_000)
            .DefaultIfEmpty()
            .Max();

    public IEnumerable<Target> All() => [.. Upserts(), .. Queries(), .. Ingest()];

    private IEnumerable<Target> Upserts()
    {
        if (
            Upsert(Postgres, UpsertCase.Fresh) is not { } fresh
            || Upsert(Postgres, UpsertCase.Changed) is not { } changed
            || Upsert(Postgres, UpsertCase.Unchanged) is not { } unchanged
        )
            yield break;

        yield return Target.AtLeast("PostgreSQL, fresh: speed in COPY into the same table", Speed(fresh, Role.Limit), 0.85);
        yield return Target.AtLeast("PostgreSQL, changed: speed in EF Core", Speed(changed, Role.EfCore), 5);
        yield return Target.AtLeast("PostgreSQL, nothing changed: speed in the unguarded upsert", Speed(unchanged, Role.Limit), 1.8);
        yield return Target.AtMost(
            "PostgreSQL, nothing changed: write-ahead log a row",
            unchanged.Of(Role.Library)!.LogBytes ?? double.NaN,
            100,
            " B"
        );
        yield return Target.AtMost("PostgreSQL: allocated a row, at most", Allocated(Postgres), 360, " B");

        foreach (
            (UpsertCase @case, double bound) in new[] { (UpsertCase.Fresh, 0.75), (UpsertCase.Changed, 0.75), (UpsertCase.Unchanged, 0.8) }
        )
        {
            if (Upsert(Sqlite, @case) is { } result)
                yield return Target.AtLeast($"SQLite, {Page.Title(@case)}: speed in the C API", Speed(result, Role.Limit), bound);
        }

        yield return Target.AtMost("SQLite: allocated a row, at most", Allocated(Sqlite), 64, " B");
    }

    private IEnumerable<Target> Queries()
    {
        if (report.Find(Postgres, Materialise.Name) is { } postgresRead)
            yield return Target.AtMost("PostgreSQL, 10,000 entities: time in Read() alone", Time(postgresRead, Role.Limit), 1.4);
        if (report.Find(Sqlite, Materialise.Name) is { } sqliteRead)
            yield return Target.AtMost("SQLite, 10,000 entities: time in EF Core, no tracking", Time(sqliteRead, Role.EfCore), 0.5);
        if (report.Find(Postgres, PointLookup.Name) is { } point)
        {
            yield return Target.AtMost("PostgreSQL, point lookup: time in a prepared SELECT 1", Time(point, Role.Limit), 2);
            if (point.Of(PointLookup.Preparing) is { } preparing)
                yield return Target.AtMost(
                    "PostgreSQL, point lookup, prepared by Npgsql: time in a prepared SELECT 1",
                    1 / preparing.SpeedIn(point.Of(Role.Limit)!).Median,
                    2
                );
        }

        foreach (string provider in new[] { Postgres, Sqlite })
        {
            foreach (string rollup in new[] { Rollup.ByDay, Rollup.ByCampaign })
            {
                if (report.Find(provider, rollup) is { } result)
                    yield return Target.AtMost($"{provider}, {rollup}: time in hand-written SQL", Time(result, Role.Limit), 1.3);
            }

            Result[] pages = [.. report.Results.Where(result => IsPageOf(provider, result))];
            if (pages is [var first, .., var deep])
            {
                double times = deep.Of(Role.Library)!.MedianSeconds / first.Of(Role.Library)!.MedianSeconds;
                yield return Target.AtMost($"{provider}, {deep.Scenario}: time in the first page", times, 2);
            }
        }
    }

    private IEnumerable<Target> Ingest() =>
        (ingest?.Runs ?? []).Select(run =>
            Target.AtMost(
                $"{run.Provider}, {Page.Count(run.Rows)} rows from a file: memory of the process{(run.Memory.SqliteCacheBytes > 0 ? ", SQLite's cache apart" : "")}",
                Math.Round(run.Memory.WithoutSqliteCacheBytes / BytesInMegabyte),
                150,
                " MB"
            )
        );

    private static bool IsPageOf(string provider, Result result) =>
        string.Equals(result.Provider, provider, StringComparison.Ordinal)
        && result.Scenario.StartsWith("page of", StringComparison.Ordinal);

    private Result? Upsert(string provider, UpsertCase @case) => report.Find(provider, UpsertScenario.NameOf(@case), Rows(report));

    private static double Speed(Result result, Role role) => result.Of(Role.Library)!.SpeedIn(result.Of(role)!).Median;

    private static double Time(Result result, Role role) => 1 / Speed(result, role);

    private double Allocated(string provider) =>
        Enum.GetValues<UpsertCase>()
            .Select(@case => Upsert(provider, @case)?.Of(Role.Library)?.AllocatedBytes ?? double.NaN)
            .Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN)
            .Max();
}
