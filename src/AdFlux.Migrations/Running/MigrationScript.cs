using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Running;

/// <summary>The SQL commands of one migration in one direction on one provider.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Direction">Whether the commands apply or revert it.</param>
/// <param name="Commands">The commands, in order.</param>
/// <param name="IsTransactional">Whether they run in one transaction; otherwise there is one command, which cannot be in any.</param>
internal sealed record MigrationScript(
    string MigrationId,
    MigrationDirection Direction,
    IReadOnlyList<string> Commands,
    bool IsTransactional
)
{
    /// <summary>SHA-256 over the commands in lower-case hexadecimal: the same whatever line endings the source was checked out with.</summary>
    public string Checksum
    {
        get
        {
            var text = string.Join('\n', Commands).ReplaceLineEndings("\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Generates the script with the services of a context of the provider.</summary>
    public static MigrationScript Generate(DbContext context, MigrationDefinition definition, MigrationDirection direction)
    {
        var migration = definition.Create(context.Database.ProviderName!);
        var model = context
            .GetService<IModelRuntimeInitializer>()
            .Initialize(migration.TargetModel, designTime: true, validationLogger: null);
        var operations = direction is MigrationDirection.Up ? migration.UpOperations : migration.DownOperations;
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate(operations, model);
        var isTransactional = !commands.Any(command => command.TransactionSuppressed);
        if (!isTransactional && (operations.Count > 1 || commands.Count > 1))
        {
            throw new NotSupportedException(
                $"Migration {definition.Id} has a command that cannot be in a transaction, so it must have no other operation; "
                    + "split it into one migration for each such command and one for the rest."
            );
        }

        return new(definition.Id, direction, [.. commands.Select(command => command.CommandText)], isTransactional);
    }
}
