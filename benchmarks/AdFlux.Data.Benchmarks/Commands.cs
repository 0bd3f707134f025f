using System.CommandLine;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Benchmarks.Scenarios;
using AdFlux.Testing;
using BenchmarkDotNet.Running;

namespace AdFlux.Data.Benchmarks;

/// <summary>The command line: what writes <c>docs/benchmarks.md</c>, and BenchmarkDotNet's own for everything else.</summary>
internal static class Commands
{
    private const string Project = "dotnet run -c Release --project benchmarks/AdFlux.Data.Benchmarks";

    private static readonly Option<string?> _output = new("--output") { Description = "The folder that gets the page; docs by default." };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Measures AdFlux.Data. Anything else is for BenchmarkDotNet, such as --list flat or --filter '*Upsert*'."
        )
        {
            CreateReport(),
            CreateGrowth(),
            CreateMillion(),
            CreatePage(),
            CreateIngestProcess(),
        };
        bool isBenchmarkDotNet =
            args.Length > 0
            && args[0] is not ("-h" or "--help")
            && root.Subcommands.All(command => !string.Equals(command.Name, args[0], StringComparison.Ordinal));
        if (!isBenchmarkDotNet)
            return await root.Parse(args).InvokeAsync();

        BenchmarkSwitcher.FromAssembly(typeof(Commands).Assembly).Run(args);
        return 0;
    }

    private static Command CreateReport()
    {
        var full = new Option<bool>("--full") { Description = "More rounds, and everybody at every size; more than an hour." };
        var smoke = new Option<bool>("--smoke") { Description = "Next to no rows: shows that everything runs." };
        var command = new Command("report", "Upserts, queries, ingest and ids, in under ten minutes on two cores.")
        {
            full,
            smoke,
            _output,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                bool isFull = arguments.GetValue(full);
                bool isSmoke = arguments.GetValue(smoke);
                ReportSize size =
                    isSmoke ? ReportSize.Smoke
                    : isFull ? ReportSize.Full
                    : ReportSize.Short;
                string line = $"{Project} -- report{(isFull ? " --full" : "")}{(isSmoke ? " --smoke" : "")}";
                await using var server = new BenchmarkServer();
                Machine machine = await Machine.DescribeAsync(server, cancellationToken);
                IReadOnlyList<Result> results = await new ReportRun(size, new RunLog(Console.Out)).RunAsync(server, cancellationToken);
                DocsFolder docs = Docs(arguments);
                await docs.SaveAsync(new Report(Today(), line, machine, results));
                await SayAsync(docs);
            }
        );
        return command;
    }

    private static Command CreateGrowth()
    {
        var max = new Option<long>("--max") { Description = "Rows stored at the end.", DefaultValueFactory = _ => 10_000_000 };
        max.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 100_000)
                result.AddError("--max is at least 100000.");
        });
        var command = new Command("growth", "How a night's upsert and a 30-day roll-up grow with the rows stored.") { max, _output };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                long rows = arguments.GetValue(max);
                await using var server = new BenchmarkServer();
                Machine machine = await Machine.DescribeAsync(server, cancellationToken);
                IReadOnlyList<GrowthPoint> points = await new GrowthRun(rows, new RunLog(Console.Out)).RunAsync(server, cancellationToken);
                DocsFolder docs = Docs(arguments);
                await docs.SaveAsync(new Growth(Today(), $"{Project} -- growth --max {rows}", machine, GrowthRun.NightRows, points));
                await SayAsync(docs);
            }
        );
        return command;
    }

    private static Command CreateMillion()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of the export.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("million", "An export of a million rows from a file into the database, and the memory it takes.")
        {
            rows,
            _output,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                int count = arguments.GetValue(rows);
                await using var server = new BenchmarkServer();
                Machine machine = await Machine.DescribeAsync(server, cancellationToken);
                IReadOnlyList<IngestRun> runs = await new LargeIngestRun(count, new RunLog(Console.Out)).RunAsync(
                    server,
                    cancellationToken
                );
                DocsFolder docs = Docs(arguments);
                await docs.SaveAsync(new LargeIngest(Today(), $"{Project} -- million --rows {count}", machine, runs));
                await SayAsync(docs);
            }
        );
        return command;
    }

    private static Command CreatePage()
    {
        var command = new Command("page", "Writes the page and its charts again from the figures that there are.") { _output };
        command.SetAction((arguments, _) => SayAsync(Docs(arguments)));
        return command;
    }

    private static Command CreateIngestProcess()
    {
        var provider = new Argument<TestProvider>("provider");
        var file = new Argument<string>("file");
        var command = new Command(IngestProcess.Command) { provider, file };
        command.Hidden = true;
        command.SetAction(
            (arguments, cancellationToken) =>
                IngestProcess.IngestAsync(arguments.GetValue(provider), arguments.GetValue(file)!, cancellationToken)
        );
        return command;
    }

    private static DocsFolder Docs(ParseResult arguments) =>
        arguments.GetValue(_output) is { } folder ? new DocsFolder(folder) : DocsFolder.OfRepository();

    private static async Task SayAsync(DocsFolder docs) => Console.WriteLine($"Wrote {await docs.RenderAsync()}");

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
