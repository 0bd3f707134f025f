using System.CommandLine;
using AdFlux.Migrations.Tool.Output;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>One run of a command on a database.</summary>
/// <param name="CommandLine">Gives the values of the command's own options.</param>
/// <param name="Report">Where the result goes.</param>
/// <param name="LoggerFactory">Logs on the error stream.</param>
/// <param name="Database">The database.</param>
/// <param name="Migrator">Migrates it.</param>
/// <param name="Options">How it is to be migrated; the defaults for a command that does not.</param>
internal sealed record DatabaseRun(
    ParseResult CommandLine,
    Report Report,
    ILoggerFactory LoggerFactory,
    DatabaseChoice Database,
    IAdFluxMigrator Migrator,
    MigrationOptions Options
) : CommandRun(CommandLine, Report, LoggerFactory);
