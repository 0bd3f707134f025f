using AdFlux.Data.Upserts;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Upserts;

public sealed class SortedRowsTests
{
    // Runs in which each key is larger than the one before it, long ones and short ones.
    private static readonly Gen<List<Row>> _input =
        from runs in Gen.Choose(1, 6)
        from most in Gen.Elements(2, 60)
        from keys in Gen.Choose(0, 80).ListOf(most).ListOf(runs)
        select keys.SelectMany(run => run.Distinct().Order()).Select((key, number) => new Row(key, number)).ToList();

    [Fact]
    public void Rows_are_sorted_by_key_and_of_several_with_one_key_the_last_stays() =>
        Prop.ForAll(
                _input.ToArbitrary(),
                rows =>
                {
                    List<Row> expected = [.. rows.GroupBy(row => row.Key).OrderBy(group => group.Key).Select(group => group.Last())];

                    SortedRows<Row> sorted = SortedRows<Row>.Of(
                        [.. rows],
                        (left, right) => left.Key - right.Key,
                        (left, right) => left.Number % 3 == right.Number % 3
                    );

                    Assert.Equal(expected, sorted.Rows);
                    Assert.Equal(rows.Count - expected.Count, sorted.Duplicates.Count);
                    Assert.Equal(
                        rows.Count(row => row.Number % 3 != expected.Single(last => last.Key == row.Key).Number % 3),
                        sorted.Duplicates.Differing
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private sealed record Row(int Key, int Number);
}
