using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

internal sealed class PostingsContext(DbContextOptions<PostingsContext> options) : DbContext(options)
{
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Shortlist> Shortlists => Set<Shortlist>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Purchase> Purchases => Set<Purchase>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Ledger> Ledgers => Set<Ledger>();
    public DbSet<Basket> Baskets => Set<Basket>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder
            .AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName)
            .AddColumnTypes<AdFluxDataGeneratorsTestsColumnTypes>(Database.ProviderName);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasOne(account => account.Balance).WithOne().HasForeignKey<Balance>(balance => balance.Id);
        modelBuilder.Entity<Shortlist>().HasKey(entry => new { entry.PostingId, entry.Segment });
    }
}
