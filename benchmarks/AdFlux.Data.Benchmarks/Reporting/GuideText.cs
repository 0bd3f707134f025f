namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>The words of the page that no figure changes.</summary>
internal static class GuideText
{
    public const string HowToRead = """
        Ratios in one run on one machine are what counts; absolute figures are that machine's.

        - **The limit** is the fastest known way, without the care that a library owes its callers (validation, counts, duplicates, missing
          parents). On PostgreSQL it is a binary `COPY` into the table for fresh rows, and `COPY` into a temporary table with an unguarded
          `INSERT .. ON CONFLICT DO UPDATE` otherwise; on SQLite the C interface with every value laid out in memory before the clock starts.
        - **Share of the limit** is the limit's time by one's own in the same round: 1.00 is as fast, 0.50 takes twice as long. The range behind
          a figure is that of all rounds; below 1.25 times, a difference is noise.
        - All contenders do the same work, in turn (A B C, B C A, ..) from the same state of the table, and before the clock starts it is checked
          that they leave the same rows behind, byte for byte, or find the same answer. What they read from memory is there beforehand in the
          shape that suits each best.
        - Everybody else's code is in `Limits/` and `Peers/`, as a competent developer would write it: EF Core loads 5,000 rows at a time in one
          query and saves once; Dapper and the plain drivers use one guarded statement; all in one transaction.
        - **A night** is 28 days again, of which one row in twenty differs, and one day that is new.
        - **Allocated** is managed memory a row. **Log** is PostgreSQL's write-ahead log a row, after a checkpoint. The server runs with `fsync`
          and full-page images off and is vacuumed between two measurements; client and server share the machine.
        - Rows have all 28 columns filled, with six action types and their attribution windows (1 kB of JSON), and three foreign keys.
        """;

    public const string HowToRun = """
        ## Run it

        From the root of the repository; PostgreSQL is started by the benchmark from installed binaries, on the loopback address, and stopped with
        it (`./test.sh --help` says where binaries are looked for). Nothing else should run on the machine.

        ```sh
        dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks -- report           # this page, under ten minutes on two cores
        dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks -- report --full    # more rounds, everybody at 100,000 rows
        dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks -- growth           # 100,000 to 10,000,000 rows stored: 15 minutes, 26 GB
        dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks -- million          # an export of a million rows, in a process of its own
        dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks -- --filter '*Upsert*'   # BenchmarkDotNet, for profiling
        ```

        Each command renews its own figures in `docs/benchmarks/*.json` and writes the whole page again; `page` writes it from the figures that there
        are. `--output FOLDER` writes elsewhere.
        `report --smoke` runs everything on next to no rows, to see that it works. BenchmarkDotNet measures one contender after the other, in
        separate stretches of time, so take ratios from the report and use it for what it is good at: `--profiler EP`, `--disasm`, memory.

        A new way to do something is one class in `Peers/` or `Scenarios/`; a scenario is a list of contenders, one of which is the limit.
        """;
}
