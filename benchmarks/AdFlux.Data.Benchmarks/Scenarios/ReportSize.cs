using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>How much a report measures.</summary>
internal sealed record ReportSize
{
    /// <summary>Rows that the table holds before anything is measured.</summary>
    public int StoredRows { get; init; } = 3 * StoredHistory.RowsInGeneration;

    /// <summary>Rows of the upserts that everybody takes part in.</summary>
    public IReadOnlyList<int> UpsertRows { get; init; } = [1_000, 10_000];

    /// <summary>Rows of the upserts that only the limit, the library and the driver take part in; 0 leaves them out.</summary>
    public int LargeUpsertRows { get; init; } = 100_000;

    /// <summary>Rows with which it is checked that all contenders do the same.</summary>
    public int VerifiedRows { get; init; } = 500;

    public int IngestRows { get; init; } = 10_000;

    /// <summary>Rows before the deep page.</summary>
    public int PageDepth { get; init; } = 250_000;

    public int Lookups { get; init; } = 300;

    public int Ids { get; init; } = 100_000;

    /// <summary>Upserts warm up while it is checked that all contenders do the same.</summary>
    public Pace Upserts { get; init; } = new(Rounds: 5, TimeSpan.FromSeconds(4), WarmUp: null);

    public Pace LargeUpserts { get; init; } = new(Rounds: 2, TimeSpan.FromSeconds(3), WarmUp: null);

    public Pace Queries { get; init; } = new(Rounds: 15, TimeSpan.FromSeconds(1), WarmUp: TimeSpan.FromSeconds(0.4));

    /// <summary>Under ten minutes on two cores.</summary>
    public static ReportSize Short { get; } = new();

    /// <summary>More rounds, and everybody at every size.</summary>
    public static ReportSize Full { get; } =
        new()
        {
            UpsertRows = [1_000, 10_000, 100_000],
            LargeUpsertRows = 0,
            Upserts = new(Rounds: 9, TimeSpan.FromMinutes(3), WarmUp: null),
            Queries = new(Rounds: 25, TimeSpan.FromSeconds(10), WarmUp: TimeSpan.FromSeconds(1)),
        };

    /// <summary>Next to nothing: shows that everything runs.</summary>
    public static ReportSize Smoke { get; } =
        new()
        {
            StoredRows = 12_000,
            UpsertRows = [100],
            LargeUpsertRows = 0,
            VerifiedRows = 100,
            IngestRows = 100,
            PageDepth = 5_000,
            Lookups = 10,
            Ids = 1_000,
            Upserts = new(Rounds: 1, TimeSpan.FromSeconds(1), WarmUp: TimeSpan.Zero),
            Queries = new(Rounds: 1, TimeSpan.FromSeconds(1), WarmUp: TimeSpan.Zero),
        };
}
