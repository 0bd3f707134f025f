using AdFlux.Data.Benchmarks;

return await Commands.RunAsync(args);
