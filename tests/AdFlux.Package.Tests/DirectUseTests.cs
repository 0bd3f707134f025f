using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>Projects that reference the packages themselves.</summary>
public sealed class DirectUseTests(PackedPackages packages)
{
    [Fact]
    public async Task An_application_declares_its_own_types_migrates_upserts_and_sums()
    {
        Consumer consumer = packages.CreateConsumer("Direct");

        await consumer.BuildAsync();

        Assert.Equal(
            """
            1 applied
            1 inserted
            2026-06-01 12.50 spent, 5.00 % clicked
            note on application 7: call back, {"text":"call back","priority":2}

            """.ReplaceLineEndings("\n"),
            await consumer.RunAsync("Direct")
        );
    }

    [Fact]
    public async Task The_compiler_of_the_sdk_runs_the_analyzers()
    {
        Consumer consumer = packages.CreateConsumer("Warned");

        var refused = await Assert.ThrowsAsync<CommandFailedException>(() => consumer.BuildAsync());

        Assert.Contains("ADF0014", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ADF0015", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_declares_ids_without_implicit_usings_and_without_a_mention_of_the_database()
    {
        Consumer consumer = packages.CreateConsumer("IdsOnly");

        await consumer.BuildAsync();

        Assert.True(File.Exists(Path.Combine(consumer.Folder.FullName, "built", "IdsOnly.dll")));
    }
}
