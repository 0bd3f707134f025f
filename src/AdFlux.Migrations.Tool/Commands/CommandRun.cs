using System.CommandLine;
using AdFlux.Migrations.Tool.Output;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>One run of a command.</summary>
/// <param name="CommandLine">Gives the values of the command's own options.</param>
/// <param name="Report">Where the result goes.</param>
/// <param name="LoggerFactory">Logs on the error stream.</param>
internal record CommandRun(ParseResult CommandLine, Report Report, ILoggerFactory LoggerFactory);
