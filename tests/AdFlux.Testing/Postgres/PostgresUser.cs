using System.Diagnostics;
using System.Globalization;

namespace AdFlux.Testing.Postgres;

/// <summary>The user that PostgreSQL runs as: it refuses to run as root.</summary>
internal sealed record PostgresUser(string Name, int UserId, int GroupId)
{
    /// <summary>The user to change to, or null where the tests do not run as root and the server can run as their own user.</summary>
    public static PostgresUser? Unprivileged { get; } = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? Find() : null;

    /// <summary>Gives a folder and what is in it to the user.</summary>
    public Task OwnAsync(string folder)
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}");
        return PostgresCommand.RunAsync(
            new ProcessStartInfo("chown", ["-R", owner, folder])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
    }

    private static PostgresUser Find()
    {
        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields is [("postgres" or "nobody"), _, _, _, ..])
            .ToDictionary(
                fields => fields[0],
                fields => new PostgresUser(fields[0], Number(fields[2]), Number(fields[3])),
                StringComparer.Ordinal
            );
        return users.GetValueOrDefault("postgres")
            ?? users.GetValueOrDefault("nobody")
            ?? throw new InvalidOperationException(
                "PostgreSQL cannot run as root, and this machine has neither a user 'postgres' nor 'nobody'."
            );
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
