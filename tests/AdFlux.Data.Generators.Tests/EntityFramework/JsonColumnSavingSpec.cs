using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>What saving does to JSON columns: canonical text, unknown members, nothing where nothing changed.</summary>
public abstract class JsonColumnSavingSpec(TestDatabase database) : OnPostings(database)
{
    private async Task<PostingsContext> InsertAsync(JobId id, string columns, string values)
    {
        string quoted = string.Join(", ", columns.Split(", ").Select(column => $"\"{column}\""));
        await Database.ExecuteAsync(
            $"""
            INSERT INTO "Postings" ("Id", "Priority", "Favorites", {quoted})
            VALUES ('{id}', 'high', '{(IsPostgres ? "{}" : "[]")}', {values})
            """,
            Cancel
        );
        return CreateContext();
    }

    private async Task<string?> StoredAsync(JobId id, string column) =>
        (string?)await Database.ScalarAsync($"""SELECT CAST("{column}" AS text) FROM "Postings" WHERE "Id" = '{id}'""", Cancel);

    /// <summary>On SQLite the very text is stored; PostgreSQL spells <c>jsonb</c> in its own way.</summary>
    private async Task AssertStoredAsync(string canonical, JobId id, string column)
    {
        string json = IsPostgres ? $"CAST('{canonical}' AS jsonb)" : $"'{canonical}'";
        Assert.Equal(
            1L,
            await Database.ScalarAsync($"""SELECT count(*) FROM "Postings" WHERE "Id" = '{id}' AND "{column}" = {json}""", Cancel)
        );
    }

    [Fact]
    public async Task Values_come_back_and_are_stored_in_canonical_form()
    {
        var id = JobId.From("canonical");
        await using (PostingsContext context = CreateContext())
        {
            context.Add(
                new Posting
                {
                    Id = id,
                    Priority = Priority.High,
                    Skills = ["sql", "größe <b>"],
                    Segments = [SegmentId.From(2), SegmentId.From(1)],
                    Creative = new CreativeDetails { Title = "t", Body = "b" },
                    Label = new Label("l", 1),
                }
            );
            await context.SaveChangesAsync(Cancel);
        }

        await using PostingsContext fresh = CreateContext();
        Posting posting = await fresh.Postings.SingleAsync(posting => posting.Id == id, Cancel);
        Assert.Equal(["sql", "größe <b>"], posting.Skills!);
        Assert.Equal([SegmentId.From(2), SegmentId.From(1)], posting.Segments!);
        Assert.Equal("t", posting.Creative!.Title);
        Assert.Equal(new Label("l", 1), posting.Label);
        await AssertStoredAsync("""["sql","größe <b>"]""", id, "Skills");
        await AssertStoredAsync("""{"body":"b","title":"t"}""", id, "Creative");
    }

    [Fact]
    public async Task Saving_what_did_not_change_writes_nothing()
    {
        var id = JobId.From("unchanged");
        const string Details = """{ "title": "t", "zeta": [1.50, null], "body": null }""";
        await using PostingsContext context = await InsertAsync(
            id,
            "Skills, Segments, Creative, Label",
            $$"""'[ "a" ]', '[2, 1]', '{{Details}}', '{"Size":1, "Text":"l"}'"""
        );

        string? before = await StoredAsync(id, "Creative");
        Posting posting = await context.Postings.SingleAsync(posting => posting.Id == id, Cancel);
        posting.Label = new Label("l", 1);
        posting.Skills = ["a"];

        Assert.False(context.ChangeTracker.HasChanges());
        Assert.Equal(0, await context.SaveChangesAsync(Cancel));
        Assert.Equal(before, await StoredAsync(id, "Creative"));
    }

    [Fact]
    public async Task A_change_inside_a_value_is_seen_and_unknown_members_survive_it()
    {
        var id = JobId.From("changed");
        await using PostingsContext context = await InsertAsync(
            id,
            "Skills, Creative",
            """'["a"]', '{"zeta":{"b":[1],"a":2},"title":"t"}'"""
        );

        Posting posting = await context.Postings.SingleAsync(posting => posting.Id == id, Cancel);
        posting.Skills!.Add("b");
        posting.Creative!.Title = "u";

        Assert.Equal(1, await context.SaveChangesAsync(Cancel));
        await AssertStoredAsync("""["a","b"]""", id, "Skills");
        await AssertStoredAsync("""{"zeta":{"a":2,"b":[1]},"title":"u"}""", id, "Creative");
        Assert.Equal(0, await context.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task A_stored_json_null_reads_as_null_and_stays_until_it_is_replaced()
    {
        var id = JobId.From("json null");
        await using PostingsContext context = await InsertAsync(id, "Skills, Creative, Label", "'null', 'null', 'null'");

        Posting posting = await context.Postings.SingleAsync(posting => posting.Id == id, Cancel);
        Assert.Null(posting.Skills);
        Assert.Null(posting.Creative);
        Assert.Null(posting.Label);
        Assert.Equal(0, await context.SaveChangesAsync(Cancel));
        await AssertStoredAsync("null", id, "Skills");

        posting.Skills = [];
        Assert.Equal(1, await context.SaveChangesAsync(Cancel));
        await AssertStoredAsync("[]", id, "Skills");
    }

    [Fact]
    public async Task Null_is_stored_as_null()
    {
        var id = JobId.From("null");
        await using PostingsContext context = await InsertAsync(id, "Skills, Label", """'["a"]', '{"Text":"l","Size":1}'""");

        Posting posting = await context.Postings.SingleAsync(posting => posting.Id == id, Cancel);
        posting.Skills = null;
        posting.Label = null;

        Assert.Equal(1, await context.SaveChangesAsync(Cancel));
        Assert.Null(await StoredAsync(id, "Skills"));
        Assert.Null(await StoredAsync(id, "Label"));
    }
}
