namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class HintNameTests
{
    private static string[] HintNamesOf(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Null(run.Result.Exception);
        return [.. run.Result.GeneratedSources.Select(file => file.HintName)];
    }

    [Fact]
    public void A_file_is_named_after_its_type() =>
        Assert.Equal(
            ["Shop.A+Sku.g.cs", "SampleAppColumnTypes.g.cs"],
            HintNamesOf("namespace Shop { public partial class A { [AdFlux.Data.Ids.TypedId<int>] public readonly partial struct Sku; } }")
        );

    [Fact]
    public void Names_that_differ_by_case_only_stay_apart()
    {
        string[] names = HintNamesOf(
            "[AdFlux.Data.Ids.TypedId<int>] public readonly partial struct Sku; [AdFlux.Data.Ids.OpenValue] public readonly partial struct SKU;"
        );

        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Sku.3bb639ba.g.cs", names, StringComparer.Ordinal);
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_unique()
    {
        string deep = new('n', 300);
        string[] names = HintNamesOf(
            $"namespace {deep} {{ [AdFlux.Data.Ids.TypedId<int>] public readonly partial struct A; [AdFlux.Data.Ids.TypedId<int>] public readonly partial struct B; }}"
        );

        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 140));
    }
}
