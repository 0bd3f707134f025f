using System.Text;
using AdFlux.Data.Json;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Actions as a database gives them out: they come into canonical form when they are first looked at.</summary>
public sealed class StoredActionsTests
{
    // As jsonb writes it: spaces, and members in the order of their lengths.
    private const string Stored = """[{"value": "4", "action_type": "lead", "7d_click": 1.50}]""";

    [Fact]
    public void Stored_actions_equal_those_that_were_parsed()
    {
        InsightActions parsed = InsightActions.Parse(Stored);

        Assert.Equal(parsed, Read(Stored));
        Assert.Equal(Read(Stored), parsed);
        Assert.Equal(parsed.GetHashCode(), Read(Stored)!.GetHashCode());
        Assert.Equal("""[{"value":"4","7d_click":1.5,"action_type":"lead"}]""", Read(Stored)!.ToString());
        Assert.Single(Read(Stored)!);
        Assert.Equal(4, Read(Stored)!.ValueOf("lead"));
        Assert.Equal(parsed.Utf8Json.ToArray(), Read(Stored)!.Utf8Json.ToArray());
    }

    [Fact]
    public void The_JSON_null_is_null_and_an_empty_array_is_empty()
    {
        Assert.Null(Read("null"));
        Assert.Same(InsightActions.Empty, Read("[]"));
        Assert.Equal(InsightActions.Empty, Read("[ ]"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"value":"1"}]""")]
    public void What_is_no_list_of_actions_is_found_at_every_look(string json)
    {
        InsightActions actions = Read(json)!;

        Assert.Equal(JsonContentFault.WrongShape, Assert.Throws<JsonContentException>(() => actions.Count).Fault);
        Assert.Equal(JsonContentFault.WrongShape, Assert.Throws<JsonContentException>(() => actions.ToString()).Fault);
    }

    [Fact]
    public async Task Many_may_look_first_at_the_same_time()
    {
        for (int round = 0; round < 200; round++)
        {
            InsightActions actions = Read(Stored)!;
            using var start = new Barrier(participantCount: 4);
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        Task.Factory.StartNew(
                            () =>
                            {
                                start.SignalAndWait(TestContext.Current.CancellationToken);
                                Assert.Equal((1, 4m), (actions.Count, actions.ValueOf("lead")));
                            },
                            TestContext.Current.CancellationToken,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                    )
            );
        }
    }

    private static InsightActions? Read(string json) => JsonColumnText.ReadStored<InsightActions>(Encoding.UTF8.GetBytes(json));
}
