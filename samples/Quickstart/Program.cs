using AdFlux.Samples;

return await QuickstartCommand.Create().Parse(args).InvokeAsync();
