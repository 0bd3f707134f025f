using System.CommandLine;
using AdFlux.Samples;

ParseResult arguments = QuickstartCommand.Create().Parse(args);
if (arguments.Errors.Count == 0)
    return await arguments.InvokeAsync();

await Console.Error.WriteLineAsync(
    string.Join(" ", arguments.Errors.Select(error => error.Message.ReplaceLineEndings(" ").Replace('\t', ' '))) + " See --help."
);
return 1;
