namespace AdFlux.Data.Tests.Samples;

public sealed class QuickstartArgumentsTests
{
    [Theory]
    [InlineData("--input", "/no/such/folder")]
    [InlineData("--level", "galaxy")]
    [InlineData("--level", "2")]
    [InlineData("--postgres", "")]
    [InlineData("--postgres", "Host=127.0.0.1;Port=1;Username=u;Password=canary-4711;Timeout=2")]
    [InlineData("--postgres", "Nonsense=1;Password=canary-4711")]
    [InlineData("--colour", "blue")]
    public async Task Wrong_arguments_fail_without_a_stack_trace_or_a_password(string option, string value)
    {
        (int exitCode, string output, string errors) = await QuickstartProcess.RunAsync(
            [option, value],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(1, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-4711", output + errors, StringComparison.Ordinal);
    }
}
