namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What one run of the large ingest showed.</summary>
internal sealed record LargeIngest(DateOnly Day, string Command, Machine Machine, IReadOnlyList<IngestRun> Runs);

/// <summary>An export brought into an empty table by a process of its own.</summary>
/// <param name="Provider">The database.</param>
/// <param name="Rows">Rows inserted.</param>
/// <param name="FileBytes">Size of the export.</param>
/// <param name="Seconds">From opening the file to the commit.</param>
/// <param name="Memory">What the process held at most.</param>
internal sealed record IngestRun(string Provider, long Rows, long FileBytes, double Seconds, ProcessMemory Memory);
