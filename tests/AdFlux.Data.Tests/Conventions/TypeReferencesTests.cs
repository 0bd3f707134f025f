using System.ComponentModel;
using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Conventions;

/// <summary>The architecture rules are worth as much as the finding of what they rule over.</summary>
public sealed class TypeReferencesTests
{
    [Theory]
    [InlineData(typeof(ThroughCall))]
    [InlineData(typeof(ThroughLambda))]
    [InlineData(typeof(ThroughIterator))]
    [InlineData(typeof(ThroughLocal))]
    [InlineData(typeof(ThroughGenericMethod))]
    [InlineData(typeof(ThroughTypeof))]
    [InlineData(typeof(ThroughCatch))]
    [InlineData(typeof(ThroughField))]
    [InlineData(typeof(ThroughSignature))]
    [InlineData(typeof(ThroughConstraint<>))]
    [InlineData(typeof(ThroughAttribute))]
    [InlineData(typeof(ThroughBase))]
    internal void A_use_is_found_wherever_it_hides(Type user) =>
        Assert.Contains((user, typeof(Used)), TypeReferences.Of(typeof(TypeReferencesTests).Assembly));

    [Fact]
    public void What_is_not_used_is_not_found() =>
        Assert.DoesNotContain((typeof(Innocent), typeof(Used)), TypeReferences.Of(typeof(TypeReferencesTests).Assembly));
}

internal class Used : Exception
{
    public static object Create() => new Used();
}

internal sealed class Innocent
{
    public static string Name => "Used";
}

internal static class ThroughCall
{
    public static object Run() => Used.Create();
}

internal static class ThroughLambda
{
    public static Func<object> Run() => () => Used.Create();
}

internal static class ThroughIterator
{
    public static async IAsyncEnumerable<object> RunAsync()
    {
        await Task.Yield();
        yield return Used.Create();
    }
}

internal static class ThroughLocal
{
    public static int Run(object value)
    {
        var local = value as Used;
        return local is null ? 0 : 1;
    }
}

internal static class ThroughGenericMethod
{
    public static object Run() => Array.Empty<Used[]>();
}

internal static class ThroughTypeof
{
    public static Type Run() => typeof(List<Used>);
}

internal static class ThroughCatch
{
    public static bool Run(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Used)
        {
            return false;
        }
    }
}

internal sealed class ThroughField
{
    public List<Used?>? Value { get; set; }
}

internal interface ThroughSignature
{
    Task RunAsync(IReadOnlyDictionary<string, Used[]> values);
}

internal sealed class ThroughConstraint<T>
    where T : Used;

[TypeConverter(typeof(Used))]
internal sealed class ThroughAttribute;

internal sealed class ThroughBase : Used;
