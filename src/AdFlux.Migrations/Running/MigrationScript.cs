using System.Security.Cryptography;
using System.Text;
using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Running;

/// <summary>The SQL commands of one migration in one direction on one provider.</summary>
/// <param name="Definition">The migration.</param>
/// <param name="Direction">Whether the commands apply or revert it.</param>
/// <param name="Commands">The commands, in order.</param>
/// <param name="IsTransactional">Whether they run in one transaction; otherwise there is one command, which cannot be in any.</param>
internal sealed record MigrationScript(
    MigrationDefinition Definition,
    MigrationDirection Direction,
    IReadOnlyList<string> Commands,
    bool IsTransactional
)
{
    public string MigrationId => Definition.Id;

    /// <summary>SHA-256 over the commands in lower-case hexadecimal: the same whatever line endings the source was checked out with.</summary>
    public string Checksum
    {
        get
        {
            var text = string.Join('\n', Commands).ReplaceLineEndings("\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <exception cref="UnsupportedMigrationException">It is to be in no transaction, and has more than one command.</exception>
    public static MigrationScript Of(
        MigrationDefinition definition,
        MigrationDirection direction,
        IReadOnlyList<string> commands,
        bool isTransactional
    ) =>
        isTransactional || commands.Count == 1
            ? new(definition, direction, commands, isTransactional)
            : throw new UnsupportedMigrationException(
                "it is in no transaction, so it must have one command and nothing else; "
                    + "split it into one migration for each such command and one for the rest."
            );
}
