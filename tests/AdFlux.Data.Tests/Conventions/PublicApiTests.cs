using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Conventions;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one() => Approved.Equal(PublicApi.Describe(DataAssembly.Value), "AdFlux.Data.approved.txt");

    [Fact]
    public void A_description_shows_what_a_caller_can_see() =>
        Assert.Equal(
            """
            namespace AdFlux.Data.Tests.Conventions

            interface PublicApiTests.ISample<TKey> where TKey : notnull
                Task<string?> FindAsync(TKey key, IReadOnlyList<string?>? names = null, CancellationToken cancellationToken = default)

            abstract class PublicApiTests.SampleBase : IAsyncDisposable
                static readonly decimal? Limit
                const string Name = "sample"
                protected SampleBase(int size = 3)
                protected virtual object this[int index] { get; }
                required string? Text { get; init; }
                [Obsolete("Use Text")] void Clear()
                ValueTask DisposeAsync()
                protected abstract bool TryRead<T>(in T value, out string text) where T : struct, IComparable<T>
                static PublicApiTests.SampleBase op_Addition(PublicApiTests.SampleBase left, PublicApiTests.SampleBase right)

            [Flags] enum PublicApiTests.SampleFlags : int
                None = 0
                First = 1

            sealed record class PublicApiTests.SampleRecord
                SampleRecord(string Name, int? Count)
                int? Count { get; init; }
                string Name { get; init; }


            """.ReplaceLineEndings("\n"),
            PublicApi.Describe([typeof(SampleFlags), typeof(ISample<>), typeof(SampleBase), typeof(SampleRecord)])
        );

    [Flags]
    private enum SampleFlags
    {
        None = 0,
        First = 1,
    }

    private interface ISample<TKey>
        where TKey : notnull
    {
        Task<string?> FindAsync(TKey key, IReadOnlyList<string?>? names = null, CancellationToken cancellationToken = default);
    }

#pragma warning disable CA1822, CA1801, IDE0060 // A sample of signatures.
    private abstract class SampleBase(int size = 3) : IAsyncDisposable
    {
        public const string Name = "sample";
        public static readonly decimal? Limit = 1;

        public required string? Text { get; init; }

        protected virtual object this[int index] => index + size;

        [Obsolete("Use Text")]
        public void Clear() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public override string ToString() => Name;

        public static SampleBase operator +(SampleBase left, SampleBase right) => left ?? right;

        protected abstract bool TryRead<T>(in T value, out string text)
            where T : struct, IComparable<T>;

        private protected void Hidden() { }
    }
#pragma warning restore

    private sealed record SampleRecord(string Name, int? Count);
}
