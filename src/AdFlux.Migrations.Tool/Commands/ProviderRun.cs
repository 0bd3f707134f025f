using System.CommandLine;
using AdFlux.Migrations.Tool.Output;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>One run of a command that knows the kind of database only.</summary>
/// <param name="CommandLine">Gives the values of the command's own options.</param>
/// <param name="Report">Where the result goes.</param>
/// <param name="LoggerFactory">Logs on the error stream.</param>
/// <param name="IsPostgreSql">Whether it is PostgreSQL; otherwise it is SQLite.</param>
internal sealed record ProviderRun(ParseResult CommandLine, Report Report, ILoggerFactory LoggerFactory, bool IsPostgreSql)
    : CommandRun(CommandLine, Report, LoggerFactory);
