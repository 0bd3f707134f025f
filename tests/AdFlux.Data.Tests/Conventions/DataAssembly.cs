using System.Reflection;

namespace AdFlux.Data.Tests.Conventions;

/// <summary>The library under test.</summary>
internal static class DataAssembly
{
    public static Assembly Value { get; } = Assembly.Load("AdFlux.Data");
}
