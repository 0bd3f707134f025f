using System.Text.Json;
using AdFlux.Data.Faults;
using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>What a JSON column can't hold is refused by a typed error that names it, in an application's own context too.</summary>
public abstract class JsonColumnFaultSpec(TestDatabase database) : OnPostings(database)
{
    [Fact]
    public Task The_character_nul_is_refused() => RefusesAsync(JsonContentFault.NulCharacter, new Dossier { Title = "a\0b" });

    [Fact]
    public Task Half_of_a_surrogate_pair_is_refused() => RefusesAsync(JsonContentFault.LoneSurrogate, new Dossier { Title = "a\ud800b" });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public Task A_number_that_json_cannot_express_is_refused(double score) =>
        RefusesAsync(JsonContentFault.NotJson, new Dossier { Score = score });

    [Fact]
    public async Task Sixty_four_levels_are_stored_and_sixty_five_are_not()
    {
        await RefusesAsync(JsonContentFault.TooDeep, new Dossier { Author = Nested(64) });
        await RefusesAsync(JsonContentFault.TooDeep, new Dossier { Others = new Dictionary<string, JsonElement> { ["x"] = Arrays(64) } });

        await using PostingsContext context = CreateContext();
        context.Add(NewPosting(new Dossier { Author = Nested(63) }));
        Assert.Equal(1, await context.SaveChangesAsync(Cancel));
    }

    [Fact]
    public Task Text_beyond_the_limit_is_refused() =>
        RefusesAsync(JsonContentFault.TooLarge, new Dossier { Title = new string('x', CanonicalJson.MaxBytes) });

    [Fact]
    public async Task A_change_is_checked_like_a_new_value()
    {
        await using PostingsContext context = CreateContext();
        Posting posting = NewPosting(new Dossier { Title = "fits" });
        context.Add(posting);
        await context.SaveChangesAsync(Cancel);
        posting.Dossier!.Title = "\0";

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Cancel));

        Assert.Equal("Dossier", error.Column);
        await using PostingsContext fresh = CreateContext();
        Assert.Equal("fits", (await fresh.Postings.SingleAsync(Cancel)).Dossier!.Title);
    }

    [Fact]
    public async Task Another_failure_stays_what_it_is()
    {
        await using PostingsContext context = CreateContext();
        context.Add(new Visit { PostingId = JobId.From("nobody") });

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task Stored_json_of_another_shape_is_refused_with_its_type_and_place()
    {
        await using (PostingsContext context = CreateContext())
        {
            context.Add(NewPosting(new Dossier()));
            await context.SaveChangesAsync(Cancel);
        }

        await Database.ExecuteAsync("""UPDATE "Postings" SET "Dossier" = '{"author":{"jobs":[7]}}'""", Cancel);
        await using PostingsContext fresh = CreateContext();

        var error = await Assert.ThrowsAsync<JsonContentException>(() => fresh.Postings.SingleAsync(Cancel));

        Assert.Equal((JsonContentFault.WrongShape, "$.author.jobs[0]"), (error.Fault, error.Path));
        Assert.Contains("Dossier", error.Message, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(JsonContentFault fault, Dossier dossier)
    {
        await using PostingsContext context = CreateContext();
        context.Add(NewPosting(new Dossier { Title = "fits" }, "first"));
        context.Add(NewPosting(dossier));

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Cancel));

        Assert.Equal(("Postings", "Dossier", "Id 'P'"), (error.Table, error.Column, error.Key));
        Assert.Equal(fault, Assert.IsType<JsonContentException>(error.InnerException).Fault);
        await using PostingsContext fresh = CreateContext();
        Assert.Equal(0, await fresh.Postings.CountAsync(Cancel));
    }

    private static Posting NewPosting(Dossier dossier, string id = "P") =>
        new()
        {
            Id = JobId.From(id),
            Priority = Priority.High,
            Dossier = dossier,
        };

    private static Author? Nested(int levels) => levels == 0 ? null : new Author { Editor = Nested(levels - 1) };

    private static JsonElement Arrays(int levels) =>
        JsonDocument.Parse(new string('[', levels) + new string(']', levels), new JsonDocumentOptions { MaxDepth = levels }).RootElement;
}
