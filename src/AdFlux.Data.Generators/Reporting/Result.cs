namespace AdFlux.Data.Generators.Reporting;

/// <summary>What was read of one declaration: something to generate from, or what is wrong with it.</summary>
internal sealed record Result<T>(T? Value, EquatableArray<DiagnosticInfo> Diagnostics)
    where T : class, IEquatable<T>;
