using System.Text.Json;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>Command lines that are refused before any database is touched.</summary>
public sealed class UsageTests
{
    private const string Canary = "c4n4ry-p4ssw0rd";

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("'stauts'", "stauts")]
    [InlineData("'--provider' is required", "up")]
    [InlineData("'upp'", "upp")]
    [InlineData("--provider takes postgresql or sqlite, not 'oracle'. Type", "up", "--provider", "oracle")]
    [InlineData("'xml'", "up", "--provider", "sqlite", "--connection", "Data Source=a.db", "--output", "xml")]
    [InlineData("'xml'", "up", "--provider", "sqlite", "--connection", "Data Source=a.db", "--output=xml")]
    [InlineData("'--pasword'", "up", "--provider", "sqlite", "--connection", "Data Source=a.db", "--pasword", "x")]
    [InlineData("'--to' is required", "down", "--provider", "sqlite", "--connection", "Data Source=a.db", "--yes")]
    [InlineData("add --yes", "down", "--to", "0", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--to takes a migration id", "down", "--to", "", "--yes", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--connection-file <file> or --connection", "up", "--provider", "sqlite")]
    [InlineData("by one of them only", "up", "--provider", "sqlite", "--connection", "Data Source=a.db", "--connection-file", "f")]
    [InlineData("cannot be read", "up", "--provider", "sqlite", "--connection-file", "no-such-file")]
    [InlineData("Data Source=path/to/adflux.db", "up", "--provider", "sqlite", "--connection", "adflux.db")]
    [InlineData("Data Source=path/to/adflux.db", "up", "--provider", "sqlite", "--connection", "Data Source=:memory:")]
    [InlineData("Host=...;", "up", "--provider", "postgresql", "--connection", "Data Source=adflux.db")]
    [InlineData("to takes a migration id", "to", "latest", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("Required argument", "to", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("This version knows no migration", "to", "20200101000000_Gone", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--lock-timeout takes", "up", "--lock-timeout", "0", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--statement-timeout takes", "up", "--statement-timeout", "x", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--wait-for-db takes", "status", "--wait-for-db", "1m", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--timeout takes", "wait", "--timeout", "-5", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("'--wait-for-db'", "wait", "--wait-for-db", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("'--dry-run'", "status", "--dry-run", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--accept takes a migration id", "repair", "--accept", "all", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("--from takes a migration id", "script", "--from", "Initial", "--provider", "sqlite")]
    [InlineData("--to takes a migration id", "script", "--to", "0", "--provider", "sqlite")]
    [InlineData("knows no migration", "script", "--to", "20200101000000_Gone", "--provider", "postgresql")]
    [InlineData("'--connection'", "script", "--provider", "sqlite", "--connection", "x")]
    [InlineData("kill <pid>", "unlock", "--terminate", "--yes", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("add --yes", "unlock", "--terminate", "--provider", "postgresql", "--connection", "Host=localhost")]
    [InlineData("type unlock --terminate --yes", "unlock", "--yes", "--provider", "postgresql", "--connection", "Host=localhost")]
    public async Task A_wrong_command_line_is_one_line_that_says_what_to_type(string expected, params string[] arguments)
    {
        var result = await ToolCommandLine.RunWithAsync(null, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("'--lock-wiat'", "up", "--provider", "sqlite", "--output", "json", "--lock-wiat", "5")]
    [InlineData("'stauts'", "stauts", "--output=JSON")]
    [InlineData("'--provider' is required", "up", "--output:json")]
    [InlineData("(hidden;", "up", "--output", "json", "--provider", "sqlite", Canary)]
    [InlineData("--connection-file <file> or", "up", "--output", "json", "--provider", "sqlite")]
    public async Task A_wrong_command_line_that_asks_for_a_document_gets_one(string expected, params string[] arguments)
    {
        var result = await ToolCommandLine.RunWithAsync(null, arguments);

        var error = JsonDocument.Parse(result.Output).RootElement.GetProperty("error");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(2, error.GetProperty("exitCode").GetInt32());
        Assert.Contains(expected, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal($"adflux-migrate: {error.GetProperty("message").GetString()}\n", result.Error);
        Assert.DoesNotContain(Canary, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task A_lock_wait_that_is_no_whole_number_of_seconds_is_refused(string lockWait)
    {
        var result = await ToolCommandLine.RunWithAsync("Data Source=a.db", "up", "--provider", "sqlite", "--lock-wait", lockWait);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "adflux-migrate: --lock-wait takes a whole number of seconds, 0 to 86400. Type adflux-migrate up --help for what it takes.\n",
            result.Error
        );
    }

    [Fact]
    public async Task A_mistyped_command_is_the_only_thing_that_is_said_to_be_wrong()
    {
        var result = await ToolCommandLine.RunWithAsync(null, "upp", "--provider", "sqlite");

        Assert.Equal(
            "adflux-migrate: Unrecognized command or argument 'upp'. Type adflux-migrate --help for what it takes.\n",
            result.Error
        );
    }

    [Theory]
    [InlineData("PostgreSQL", "Host=...;")]
    [InlineData("SQLite", "Data Source=path/to/adflux.db")]
    public async Task The_provider_may_be_written_in_any_case(string provider, string expected)
    {
        var result = await ToolCommandLine.RunWithAsync("No=Such", "up", "--provider", provider);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_both_in_the_environment_and_in_an_option_is_refused()
    {
        var result = await ToolCommandLine.RunWithAsync(
            "Data Source=a.db",
            "up",
            "--provider",
            "sqlite",
            "--connection",
            "Data Source=b.db"
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--connection and ADFLUX_CONNECTION_STRING", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "--provider", "postgresql", "--connection", "Host=localhost", "Password=" + Canary)]
    [InlineData("up", "--provider", "postgresql", "--connection", "Host=localhost;Password=", Canary)]
    [InlineData("up", "--provider", "postgresql", "--connection", "Host=localhost;Password=x;" + Canary + "=1")]
    [InlineData("up", "--provider", "postgresql", "--connection", "Host=localhost;Port=" + Canary)]
    [InlineData("up", "--provider", "postgresql", "--connection", "postgresql://user:" + Canary + "@localhost/adflux")]
    [InlineData("up", "postgresql://user:" + Canary + "@localhost/adflux")]
    [InlineData("up", "--provider", "Host=localhost;Password=" + Canary)]
    [InlineData("up", "--provider=Password=" + Canary)]
    [InlineData("up", "--provider:Password=" + Canary)]
    [InlineData("up", "--provider", "sqlite", "--Password=" + Canary)]
    [InlineData("up", "--provider", "sqlite", "--Password:" + Canary)]
    [InlineData("up", "--provider", "sqlite", "--Password", Canary)]
    [InlineData("up", "--provider", "sqlite", Canary)]
    [InlineData("up", "--provider", "sqlite", "--yes=" + Canary)]
    [InlineData("up", "--provider", "sqlite", "--yes='" + Canary + "' 'x")]
    [InlineData("down", "--to", "0", "--provider", "sqlite", "--yes=" + Canary)]
    [InlineData("down", "--to", "0", "--provider", "sqlite", "--yes", Canary)]
    [InlineData("up", "--provider", "sqlite", "--lock-wait", Canary)]
    [InlineData("up", "--provider", "sqlite", "--connection", "Data Source=a.db;Mode=" + Canary)]
    [InlineData("up", "--provider", "sqlite", "--connection", "Data Source=a.db;Password=x;" + Canary + "=1")]
    [InlineData("--connection", "Host=localhost;Password=" + Canary, "up", "--provider", "postgresql")]
    public async Task A_misplaced_password_is_not_repeated(params string[] arguments)
    {
        var result = await ToolCommandLine.RunWithAsync(null, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain(Canary, result.Output + result.Error, StringComparison.Ordinal);
    }
}
