using AdFlux.Data.Generators.Tests.Ids;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

/// <summary>An entity with a text key, open values and JSON columns.</summary>
internal sealed class Posting
{
    public JobId Id { get; set; }
    public Priority Priority { get; set; }
    public SegmentId? SegmentId { get; set; }
    public SkillList? Skills { get; set; }
    public SegmentIdList? Segments { get; set; }
    public CreativeDetails? Creative { get; set; }
    public Label? Label { get; set; }
    public Dossier? Dossier { get; set; }
    public List<SegmentId> Favorites { get; set; } = [];
    public JobId[]? Similar { get; set; }
    public ICollection<Visit> Visits { get; } = [];
    public ICollection<Shortlist> Shortlists { get; } = [];
}

/// <summary>An entity whose key is of two ids, one of them a foreign key.</summary>
internal sealed class Shortlist
{
    public JobId PostingId { get; set; }
    public Posting? Posting { get; set; }
    public SegmentId Segment { get; set; }
    public ApplicationId? FirstVisitId { get; set; }
    public Visit? FirstVisit { get; set; }
}

/// <summary>An entity whose key the database gives out.</summary>
internal sealed class Visit
{
    public ApplicationId Id { get; set; }
    public JobId PostingId { get; set; }
    public Posting? Posting { get; set; }
}

/// <summary>The same with a key that is a long.</summary>
internal sealed class Account
{
    public AccountNumber Id { get; set; }
    public Slug? Slug { get; set; }
    public Balance? Balance { get; set; }
}

/// <summary>An entity whose key is a foreign key.</summary>
internal sealed class Balance
{
    public AccountNumber Id { get; set; }
}

/// <summary>An entity with a key that an application makes.</summary>
internal sealed class Purchase
{
    public OrderId Id { get; set; }
}

/// <summary>An entity whose key the database gives out and refuses what EF Core makes up until then.</summary>
internal sealed class Ticket
{
    public TicketId Id { get; set; }
    public ICollection<LedgerLine> Lines { get; } = [];
}

/// <summary>The same with a key that is a long.</summary>
internal sealed class Ledger
{
    public LedgerId Id { get; set; }
    public ICollection<LedgerLine> Lines { get; } = [];
}

/// <summary>An entity with two foreign keys of which the database gives out the principals' values.</summary>
internal sealed class LedgerLine
{
    public EvenNumber Id { get; set; }
    public LedgerId LedgerId { get; set; }
    public TicketId? TicketId { get; set; }
}
