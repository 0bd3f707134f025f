using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>Keys and foreign keys that are ids.</summary>
public abstract class TypedIdKeySpec(TestDatabase database) : OnPostings(database)
{
    [Fact]
    public async Task The_database_gives_out_integer_ids_to_several_rows_at_once()
    {
        await using PostingsContext context = CreateContext();
        var posting = new Posting { Id = JobId.From("keys"), Priority = Priority.High };
        posting.Visits.Add(new Visit());
        posting.Visits.Add(new Visit());
        context.Add(posting);
        await context.SaveChangesAsync(Cancel);
        context.AddRange(new Account(), new Account());
        await context.SaveChangesAsync(Cancel);

        ApplicationId[] ids = [.. posting.Visits.Select(visit => visit.Id)];
        Assert.All(ids, id => Assert.True(id.Value > 0));
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(2, context.Accounts.Local.Select(account => account.Id.Value).Count(id => id > 0));
        await using PostingsContext fresh = CreateContext();
        Visit? found = await fresh.Visits.FindAsync([ids[1]], Cancel);
        Assert.Equal(JobId.From("keys"), found?.PostingId);
    }

    [Fact]
    public async Task A_key_that_is_also_a_foreign_key_follows_its_principal()
    {
        await using PostingsContext context = CreateContext();
        var account = new Account { Balance = new Balance() };
        context.Add(account);
        await context.SaveChangesAsync(Cancel);

        Assert.Equal(account.Id, account.Balance.Id);
        Assert.True(account.Id.Value > 0);
    }

    [Fact]
    public async Task Guid_and_text_keys_are_found_again()
    {
        await using PostingsContext context = CreateContext();
        var purchase = new Purchase { Id = OrderId.New() };
        context.AddRange(purchase, new Posting { Id = JobId.From("find me"), Priority = Priority.High });
        await context.SaveChangesAsync(Cancel);

        await using PostingsContext fresh = CreateContext();
        Assert.NotNull(await fresh.Purchases.FindAsync([purchase.Id], Cancel));
        Assert.NotNull(await fresh.Postings.FindAsync([JobId.From("find me")], Cancel));
        Assert.Null(await fresh.Postings.FindAsync([JobId.From("FIND ME")], Cancel));
    }

    [Fact]
    public async Task Saving_a_text_id_that_was_never_assigned_names_its_type()
    {
        await using PostingsContext context = CreateContext();
        context.Add(new Posting { Id = JobId.From("no priority") });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => context.SaveChangesAsync(Cancel));

        var cause = Assert.IsType<UninitializedIdException>(error.GetBaseException());
        Assert.Equal(typeof(Priority), cause.IdType);
    }

    [Fact]
    public async Task A_stored_value_is_read_without_being_checked()
    {
        await Database.ExecuteAsync("""INSERT INTO "Accounts" ("Id", "Slug") VALUES (-77, 'NOT A SLUG')""", Cancel);
        await using PostingsContext context = CreateContext();

        Account account = await context.Accounts.SingleAsync(account => account.Id == AccountNumber.From(-77), Cancel);

        Assert.Equal("NOT A SLUG", account.Slug?.Value);
    }

    [Fact]
    public async Task Ids_that_refuse_what_is_not_positive_are_given_out_too()
    {
        await using PostingsContext context = CreateContext();
        Ticket[] tickets = [new(), new()];
        Ledger[] ledgers = [new(), new()];
        foreach ((Ticket ticket, Ledger ledger) in tickets.Zip(ledgers))
        {
            var line = new LedgerLine();
            ticket.Lines.Add(line);
            ledger.Lines.Add(line);
        }

        context.AddRange([.. tickets, .. ledgers]);
        // Until they are saved, rows hold values that EF Core makes up.
        Assert.All(
            context.ChangeTracker.Entries<Ticket>(),
            entry => Assert.True(entry.Property(ticket => ticket.Id).CurrentValue.Value < 0)
        );
        await context.SaveChangesAsync(Cancel);

        Assert.Equal(2, tickets.Select(ticket => ticket.Id).Distinct().Count(id => id.Value > 0));
        Assert.Equal(2, ledgers.Select(ledger => ledger.Id).Distinct().Count(id => id.Value > 0));
        await using PostingsContext fresh = CreateContext();
        List<LedgerLine> lines = await fresh.Set<LedgerLine>().OrderBy(line => line.Id).ToListAsync(Cancel);
        Assert.Equal(
            tickets.Zip(ledgers, (ticket, ledger) => ((TicketId?)ticket.Id, ledger.Id)),
            lines.Select(line => (line.TicketId, line.LedgerId))
        );
        // One of two values in a row is odd, which an EvenNumber from outside can't be.
        Assert.Contains(lines, line => line.Id.Value % 2 != 0);
    }

    [Fact]
    public async Task Ids_make_a_key_together_and_refer_to_rows_or_to_none()
    {
        var first = new Visit();
        var posting = new Posting { Id = JobId.From("pair"), Priority = Priority.High };
        posting.Visits.Add(first);
        posting.Shortlists.Add(new Shortlist { Segment = SegmentId.From(1), FirstVisit = first });
        posting.Shortlists.Add(new Shortlist { Segment = SegmentId.From(2) });
        await using (PostingsContext context = CreateContext())
        {
            context.Add(posting);
            await context.SaveChangesAsync(Cancel);
        }

        await using PostingsContext fresh = CreateContext();
        Shortlist? found = await fresh.Shortlists.FindAsync([posting.Id, SegmentId.From(1)], Cancel);

        Assert.Equal(first.Id, found?.FirstVisitId);
        Assert.Equal(
            [SegmentId.From(2)],
            await fresh.Shortlists.Where(entry => entry.FirstVisitId == null).Select(entry => entry.Segment).ToListAsync(Cancel)
        );
        Assert.Equal(
            2,
            (await fresh.Postings.Include(row => row.Shortlists).SingleAsync(row => row.Id == posting.Id, Cancel)).Shortlists.Count
        );
        Assert.Equal(1, await fresh.Shortlists.CountAsync(entry => entry.FirstVisit!.PostingId == posting.Id, Cancel));
        Assert.All(
            fresh.Model.FindEntityType(typeof(Shortlist))!.FindPrimaryKey()!.Properties,
            part => Assert.Equal(ValueGenerated.Never, part.ValueGenerated)
        );
    }

    [Fact]
    public async Task New_guid_ids_sort_by_time_in_both_the_database_and_the_process()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        OrderId[] ids = [.. Enumerable.Range(0, 20).Select(i => OrderId.From(Guid.CreateVersion7(start.AddHours(i * 37))))];
        await using (PostingsContext context = CreateContext())
        {
            context.AddRange(ids.Reverse().Select(id => new Purchase { Id = id }));
            await context.SaveChangesAsync(Cancel);
        }

        await using PostingsContext fresh = CreateContext();
        Assert.Equal(ids, ids.Reverse().Order());
        Assert.Equal(ids, await fresh.Purchases.OrderBy(purchase => purchase.Id).Select(purchase => purchase.Id).ToListAsync(Cancel));
        Assert.Equal(9, await fresh.Purchases.CountAsync(purchase => purchase.Id > ids[10], Cancel));
    }
}
