using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Generators.Tests.EntityFramework;

internal sealed class PostingsContext(DbContextOptions<PostingsContext> options) : DbContext(options)
{
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Purchase> Purchases => Set<Purchase>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder
            .AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName)
            .AddColumnTypes<AdFluxDataGeneratorsTestsColumnTypes>(Database.ProviderName);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Account>().HasOne(account => account.Balance).WithOne().HasForeignKey<Balance>(balance => balance.Id);
}
