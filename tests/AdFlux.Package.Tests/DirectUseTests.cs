using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>Projects that reference the packages themselves.</summary>
public sealed class DirectUseTests(PackedPackages packages, PostgresServer server)
{
    private const string OrderOutput = """
        {"id":"0190b0a0-0000-7000-8000-000000000001","for":7,"shelf":null,"amounts":{"nut":2,"bolt":3}}
        True

        """;

    [Fact]
    public async Task An_application_on_SQLite_declares_its_own_types_migrates_upserts_and_sums() =>
        Assert.Equal(Output("""{"text":"call back","priority":2}"""), await RunAsync("Direct"));

    // Without the trait of its provider: what differs between versions of the server is not in how the package is made.
    [Fact]
    public async Task An_application_on_PostgreSQL_declares_its_own_types_migrates_upserts_and_sums() =>
        Assert.Equal(
            Output("""{"text": "call back", "priority": 2}"""),
            await RunAsync("Direct", await server.CreateDatabaseAsync(TestContext.Current.CancellationToken))
        );

    [Fact]
    public async Task An_application_writes_and_reads_ids_through_a_serializer_context_of_its_own() =>
        Assert.Equal(OrderOutput, await RunAsync("Json"));

    [Fact]
    public async Task A_trimmed_application_writes_and_reads_ids_through_a_serializer_context_of_its_own()
    {
        Consumers consumers = await packages.BuiltConsumersAsync();

        Assert.Equal(OrderOutput, await consumers.PublishAndRunAsync("Json"));
    }

    [Fact]
    public async Task A_library_declares_ids_with_nothing_to_compile_against_but_the_package_itself()
    {
        Consumers consumers = await packages.BuiltConsumersAsync();

        using var library = new PEReader(consumers.Assembly("IdsOnly").OpenRead());

        MetadataReader metadata = library.GetMetadataReader();
        string[] references =
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];
        Assert.Contains("AdFlux.Data", references);
        Assert.All(references, name => Assert.Matches(@"^(AdFlux\.Data$|System\.)", name));
    }

    private static string Output(string storedNote) =>
        $"""
            1 applied
            1 inserted
            2026-06-01 12.50 spent, 5.00 % clicked
            note on application 7: call back, {storedNote}

            """.ReplaceLineEndings("\n");

    private async Task<string> RunAsync(string project, params string[] arguments)
    {
        Consumers consumers = await packages.BuiltConsumersAsync();
        return await consumers.RunAsync(project, arguments);
    }
}
