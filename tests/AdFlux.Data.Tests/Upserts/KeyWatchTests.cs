using AdFlux.Data.Upserts;

namespace AdFlux.Data.Tests.Upserts;

public sealed class KeyWatchTests
{
    [Fact]
    public void It_suspects_nothing_of_many_different_keys()
    {
        using var keys = new KeyWatch();

        for (int ad = 0; ad < 1_000; ad++)
        {
            for (int day = 0; day < 365; day++)
                keys.See(KeyHash.Of($"1202100000002{ad:D4}").With(3).With(739_000 + day));
        }

        Assert.False(keys.Suspects);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12_345)]
    [InlineData(299_999)]
    public void It_misses_no_key_that_comes_twice(int twice)
    {
        using var keys = new KeyWatch();
        for (int ad = 0; ad < 300_000; ad++)
            keys.See(KeyHash.Of($"{ad}"));
        Assert.False(keys.Suspects);

        keys.See(KeyHash.Of($"{twice}"));

        Assert.True(keys.Suspects);
    }

    [Fact]
    public void It_suspects_when_there_are_too_many_keys_to_remember()
    {
        using var keys = new KeyWatch();

        for (ulong key = 0; key < 1_600_000; key++)
            keys.See(((ulong)0).With((int)key));

        Assert.True(keys.Suspects);
    }
}
