using System.CommandLine;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>One run of a command.</summary>
internal sealed record CommandRun(ParseResult CommandLine, IAdFluxMigrator Migrator, MigrationOptions Options, Report Report);
