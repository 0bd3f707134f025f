using System.Linq.Expressions;
using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>Queries that look into a JSON column: by its members, and by what its lists hold.</summary>
public abstract class JsonMemberSpec(TestDatabase database) : OnPostings(database)
{
    [Fact]
    public async Task Members_are_compared_as_what_they_are()
    {
        await StoreAsync(
            ("A", """{"title":"Nurse","views today":7,"rank":1,"bytes":9007199254740993,"score":1.5,"is_open":true}"""),
            ("B", """{"title":"nurse","views today":-8,"rank":2,"bytes":5,"score":1e2,"is_open":false}""")
        );

        Assert.Equal("A", await FindAsync(row => row.Dossier!.Title == "Nurse"));
        Assert.Equal("A B", await FindAsync(row => row.Dossier!.Title!.EndsWith("urse")));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Views < 0));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Views + 1 == 8));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Rank > 1));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Bytes == 9007199254740993));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Score == 1.5));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Score >= 100));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.IsOpen == true));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.IsOpen == false));
    }

    [Fact]
    public async Task Ids_inside_are_compared_with_ids_and_with_columns()
    {
        await StoreAsync(
            ("A", """{"job":"A","segment":3,"priority":"high"}"""),
            ("B", """{"job":"A","segment":10,"priority":"someday"}""")
        );
        SegmentId three = SegmentId.From(3);
        JobId[] wanted = [JobId.From("A")];

        Assert.Equal("A", await FindAsync(row => row.Dossier!.Job == row.Id));
        Assert.Equal("A B", await FindAsync(row => wanted.Contains(row.Dossier!.Job!.Value)));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Segment == three));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Segment > three));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Segment!.Value.Value == 10));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Priority == Priority.High));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Priority!.Value.Value.StartsWith("some")));
    }

    [Fact]
    public async Task Members_of_members_are_reached()
    {
        await StoreAsync(
            ("A", """{"author":{"name":"Ada","editor":{"name":"Grace"}}}"""),
            ("B", """{"author":{"name":"Grace","editor":null}}"""),
            ("C", """{"author":"Grace"}""")
        );

        Assert.Equal("B", await FindAsync(row => row.Dossier!.Author!.Name == "Grace"));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Author!.Editor!.Name == "Grace"));
    }

    [Fact]
    public async Task What_is_missing_null_or_of_another_kind_is_null()
    {
        await StoreAsync(
            ("A", """{"title":null,"rank":null,"is_open":null}"""),
            ("B", "{}"),
            ("C", """{"title":7,"rank":"1","is_open":1,"score":"1.5","segment":"3","job":4,"author":[],"tags":{"0":"x"}}"""),
            ("D", """{"title":{"a":1},"rank":1.5,"is_open":"true","bytes":1e30,"segment":3000000000}"""),
            ("E", "null"),
            ("F", null),
            ("G", """["title"]"""),
            ("H", """{"title":"t","rank":1,"is_open":true,"score":1.5,"segment":3,"job":"J","author":{"name":"n"},"bytes":1}""")
        );

        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Title == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Rank == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.IsOpen == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Score == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Segment == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Job == null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Author!.Name == null));
        Assert.Equal("H", await FindAsync(row => row.Dossier!.Bytes > 0));
        Assert.Equal("H", await FindAsync(row => row.Dossier!.Title != null));
        Assert.Equal("A B C D E F G", await FindAsync(row => row.Dossier!.Title != "t"));
        Assert.Equal("", await FindAsync(row => row.Dossier!.Tags!.Count >= 0));
    }

    [Fact]
    public async Task Whole_numbers_are_read_however_they_are_spelled_and_within_their_type_only()
    {
        await StoreAsync(
            ("A", """{"rank":2147483647,"bytes":9223372036854775807}"""),
            ("B", """{"rank":2147483648,"bytes":9223372036854775808}"""),
            ("C", """{"rank":-2147483648,"bytes":-9223372036854775808}"""),
            ("D", """{"rank":1.0,"bytes":1e2}""")
        );

        Assert.Equal("A C D", await FindAsync(row => row.Dossier!.Rank != null));
        Assert.Equal("D", await FindAsync(row => row.Dossier!.Rank == 1 && row.Dossier!.Bytes == 100));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Bytes == long.MaxValue));
        Assert.Equal("C", await FindAsync(row => row.Dossier!.Bytes == long.MinValue));
        await using PostingsContext context = CreateContext();
        Assert.Equal(
            [int.MaxValue, null, int.MinValue, 1],
            await context.Postings.OrderBy(row => row.Id).Select(row => row.Dossier!.Rank).ToListAsync(Cancel)
        );
        Assert.Equal([null, null, null, null], await context.Postings.Select(row => (int?)row.Dossier!.Views).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Lists_are_counted_and_searched()
    {
        await StoreAsync(
            ("A", """{"tags":["new","C#"],"sizes":[1,2.0,3],"segments":[1,22],"author":{"jobs":["J1"]}}"""),
            ("B", """{"tags":["NEW",null,["new"],{"new":"new"}],"sizes":[],"segments":[2],"author":{"jobs":[]}}"""),
            ("C", """{"tags":"new","sizes":"2","segments":2,"author":{"jobs":{"J1":"J1"}}}"""),
            ("D", "{}"),
            ("E", null)
        );
        await Database.ExecuteAsync("""UPDATE "Postings" SET "Skills" = '["C#","SQL"]' WHERE "Id" = 'A'""", Cancel);
        JobId job = JobId.From("J1");
        string tag = "new";

        Assert.Equal("A", await FindAsync(row => EF.Functions.HasElement(row.Dossier!.Tags, tag)));
        Assert.Equal("B C D E", await FindAsync(row => !EF.Functions.HasElement(row.Dossier!.Tags, tag)));
        Assert.Equal("A", await FindAsync(row => EF.Functions.HasElement(row.Dossier!.Sizes, 2)));
        Assert.Equal("B", await FindAsync(row => EF.Functions.HasElement(row.Dossier!.Segments, SegmentId.From(2))));
        Assert.Equal("A", await FindAsync(row => EF.Functions.HasElement(row.Dossier!.Author!.Jobs, job)));
        Assert.Equal("", await FindAsync(row => EF.Functions.HasElement(row.Dossier!.Tags, null)));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Tags!.Count == 4));
        Assert.Equal("A", await FindAsync(row => row.Dossier!.Sizes!.Count == 3));
        Assert.Equal("A B", await FindAsync(row => row.Dossier!.Segments!.Count > 0));
        Assert.Equal("B", await FindAsync(row => row.Dossier!.Sizes!.Count == 0));
        Assert.Equal("A", await FindAsync(row => row.Skills!.Count > 1));
        Assert.Equal("A", await FindAsync(row => EF.Functions.HasElement(row.Skills, "C#")));
    }

    [Fact]
    public async Task Members_sort_group_and_sum()
    {
        await StoreAsync(
            ("A", """{"title":"x","rank":3,"author":{"name":"Ada"}}"""),
            ("B", """{"title":"x","rank":20}"""),
            ("C", """{"title":"y","rank":1}""")
        );
        await using PostingsContext context = CreateContext();
        IQueryable<Posting> rows = context.Postings;

        Assert.Equal(
            ["B", "A", "C"],
            (await rows.OrderByDescending(row => row.Dossier!.Rank).Select(row => row.Id.Value).ToListAsync(Cancel))
        );
        Assert.Equal(
            [("x", 23), ("y", 1)],
            (
                await rows.GroupBy(row => row.Dossier!.Title)
                    .Select(group => new { group.Key, Sum = group.Sum(row => row.Dossier!.Rank) })
                    .OrderBy(row => row.Key)
                    .ToListAsync(Cancel)
            ).Select(row => (row.Key, row.Sum!.Value))
        );
        Assert.Equal(
            [("A", "Ada"), ("B", null), ("C", null)],
            (await rows.OrderBy(row => row.Id).Select(row => new { row.Id, row.Dossier!.Author!.Name }).ToListAsync(Cancel)).Select(row =>
                (row.Id.Value, row.Name)
            )
        );
    }

    [Fact]
    public async Task What_a_query_returns_may_be_any_part_of_the_document()
    {
        await StoreAsync(("A", """{"author":{"name":"Ada"},"tags":["a"],"spelled":"7","more":1}"""));
        await using PostingsContext context = CreateContext();

        var read = await context
            .Postings.Select(row => new
            {
                row.Dossier!.Author,
                row.Dossier.Tags,
                row.Dossier.Spelled,
                row.Dossier.Ignored,
                row.Dossier.Others,
            })
            .SingleAsync(Cancel);

        Assert.Equal("Ada", read.Author!.Name);
        Assert.Equal(["a"], read.Tags!);
        Assert.Equal((7, 0, 1), (read.Spelled, read.Ignored, read.Others!.Count));
    }

    [Fact]
    public async Task What_is_written_in_a_way_of_its_own_is_not_guessed_at()
    {
        await using PostingsContext context = CreateContext();
        OrderId order = OrderId.New();
        Expression<Func<Posting, bool>>[] filters =
        [
            row => row.Dossier!.Spelled == 7,
            row => row.Dossier!.Ignored == 0,
            row => row.Dossier!.Order == order,
            row => row.Dossier!.Others!.Count == 1,
        ];

        foreach (Expression<Func<Posting, bool>> filter in filters)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => context.Postings.Where(filter).ToListAsync(Cancel));
            Assert.Contains("Dossier -> ", error.Message, StringComparison.Ordinal);
        }
    }

    private async Task StoreAsync(params (string Id, string? Json)[] rows)
    {
        foreach ((string id, string? json) in rows)
        {
            string literal = json is null ? "NULL" : $"'{json}'";
            await Database.ExecuteAsync(
                $"""
                INSERT INTO "Postings" ("Id", "Priority", "Favorites", "Dossier") VALUES ('{id}', 'high', '{(
                    IsPostgres ? "{}" : "[]"
                )}', {literal})
                """,
                Cancel
            );
        }
    }

    private async Task<string> FindAsync(Expression<Func<Posting, bool>> filter)
    {
        await using PostingsContext context = CreateContext();
        return string.Join(' ', await context.Postings.Where(filter).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Cancel));
    }
}
