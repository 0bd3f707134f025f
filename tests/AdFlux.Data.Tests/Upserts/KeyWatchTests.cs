using AdFlux.Data.Upserts;

namespace AdFlux.Data.Tests.Upserts;

public sealed class KeyWatchTests
{
    [Fact]
    public void A_key_that_comes_twice_is_suspected_and_others_are_not()
    {
        using var watch = new KeyWatch();
        SeeAll(watch, 100_000);
        Assert.False(watch.Suspects);

        watch.See(KeyHash.Of("99").With(3));

        Assert.True(watch.Suspects);
    }

    [Fact]
    public void Beyond_what_it_remembers_it_suspects_all()
    {
        using var watch = new KeyWatch();

        SeeAll(watch, 2_000_000);

        Assert.True(watch.Suspects);
    }

    private static void SeeAll(KeyWatch watch, int keys)
    {
        for (int i = 0; i < keys; i++)
            watch.See(KeyHash.Of((i / 1_000).ToString(System.Globalization.CultureInfo.InvariantCulture)).With(i % 1_000));
    }
}
