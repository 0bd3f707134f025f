using System.Globalization;

namespace AdFlux.Migrations.Tool.Output;

/// <summary>How the holders of the migration lock are written.</summary>
internal static class LockReport
{
    public static void WriteLock(
        this Report report,
        bool isPostgreSql,
        IReadOnlyList<MigrationLockHolder> holders,
        IReadOnlyList<MigrationLockHolder> ended
    ) =>
        report.Write(
            new
            {
                held = holders.Count > ended.Count,
                holders = holders.Select(holder => new
                {
                    processId = holder.ProcessId,
                    application = holder.Application,
                    client = holder.Client,
                    since = holder.Since?.UtcDateTime,
                    activity = holder.Activity,
                    ended = ended.Contains(holder),
                }),
            },
            console => WriteText(console.Out, isPostgreSql, holders, ended)
        );

    private static void WriteText(
        TextWriter output,
        bool isPostgreSql,
        IReadOnlyList<MigrationLockHolder> holders,
        IReadOnlyList<MigrationLockHolder> ended
    )
    {
        foreach (var holder in holders)
        {
            output.WriteLine($"{(ended.Contains(holder) ? "Ended" : "Held by")} {Describe(holder)}");
        }

        output.WriteLine(
            (holders.Count > ended.Count, isPostgreSql) switch
            {
                (false, _) when ended.Count > 0 => "The lock is free.",
                (false, _) => "Nobody holds the migration lock.",
                (true, true) => "The lock ends with that session. To end it: adflux-migrate unlock --terminate --yes",
                (true, false) =>
                    "It is the system's lock on the file <database>.migrate.lock, and ends with the process that holds it; the file itself "
                        + "may stay. To end it: kill <pid>",
            }
        );
    }

    private static string Describe(MigrationLockHolder holder)
    {
        var process =
            holder.ProcessId == 0
                ? "a process that this user or system cannot see"
                : string.Create(CultureInfo.InvariantCulture, $"process {holder.ProcessId}");
        string?[] parts =
        [
            process,
            holder.Application is { Length: > 0 } application ? application : null,
            holder.Client is null ? null : $"from {holder.Client}",
            holder.Since is { } since
                ? string.Create(CultureInfo.InvariantCulture, $"alive since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
                : null,
            holder.Activity is null ? null : string.Join(' ', holder.Activity.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
