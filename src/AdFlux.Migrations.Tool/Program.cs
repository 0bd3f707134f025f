using AdFlux.Migrations.Tool;
using AdFlux.Migrations.Tool.Output;

return await CommandLine.RunAsync(args, ToolConsole.OfProcess(), CancellationToken.None).ConfigureAwait(false);
