using AdFlux.Data.Mapping;
using AdFlux.Data.Mapping.ColumnTypes;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Mapping.Entities;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data;

/// <summary>The AdFlux database: all nine tables, on PostgreSQL or SQLite. An application derives a context of its own from it to add tables.</summary>
/// <remarks>
/// What is saved is checked first, the same on both providers: a value that its column cannot hold raises
/// <see cref="Faults.InvalidValueException"/> and nothing is written. <c>ExecuteUpdate</c> and raw SQL go past these checks.
/// </remarks>
public class AdFluxDbContext : DbContext
{
    /// <summary>Creates a context; see <see cref="AdFluxDbContextOptionsBuilderExtensions"/> for its options.</summary>
    /// <param name="options">Provider, connection and behaviour.</param>
    public AdFluxDbContext(DbContextOptions<AdFluxDbContext> options)
        : base(options) { }

    /// <summary>Creates the base of a context of the application's own, with tables beside those of AdFlux: see docs/own-tables.md.</summary>
    /// <param name="options">Provider, connection and behaviour: the <see cref="DbContextOptions{TContext}"/> of the derived context.</param>
    protected AdFluxDbContext(DbContextOptions options)
        : base(options) { }

    /// <summary>Segments of candidates.</summary>
    public DbSet<Segment> Segments => Set<Segment>();

    /// <summary>Job openings.</summary>
    public DbSet<JobOpening> JobOpenings => Set<JobOpening>();

    /// <summary>Candidates.</summary>
    public DbSet<Candidate> Candidates => Set<Candidate>();

    /// <summary>Applications of candidates for job openings.</summary>
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>Campaigns that AdFlux plans.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>Campaigns on Meta.</summary>
    public DbSet<MetaCampaign> MetaCampaigns => Set<MetaCampaign>();

    /// <summary>Ad sets on Meta.</summary>
    public DbSet<MetaAdSet> MetaAdSets => Set<MetaAdSet>();

    /// <summary>Ads on Meta.</summary>
    public DbSet<MetaAd> MetaAds => Set<MetaAd>();

    /// <summary>What Meta measured.</summary>
    public DbSet<MetaInsight> MetaInsights => Set<MetaInsight>();

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CheckRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CheckRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ProviderTypes types = ProviderTypes.For(Database.ProviderName);
        configurationBuilder.AddColumnTypes<AdFluxDataColumnTypes>(Database.ProviderName);
        configurationBuilder.Properties<decimal>().HaveConversion(types.MoneyConverter.GetType()).HaveColumnType(types.Money);
        configurationBuilder.Properties<DateTime>().HaveConversion(types.InstantConverter.GetType()).HaveColumnType(types.Instant);
        configurationBuilder.Properties<InsightLevel>().HaveConversion<InsightLevelConverter>();

        configurationBuilder.Conventions.Add(_ => new OrdinalTextConvention(Database.ProviderName));
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNaming());
        configurationBuilder.Conventions.Replace<ForeignKeyIndexConvention>(services => new OwnForeignKeyIndexConvention(
            services.GetRequiredService<ProviderConventionSetBuilderDependencies>()
        ));
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new SegmentMapping());
        modelBuilder.ApplyConfiguration(new JobOpeningMapping());
        modelBuilder.ApplyConfiguration(new CandidateMapping());
        modelBuilder.ApplyConfiguration(new ApplicationMapping(ProviderTypes.For(Database.ProviderName)));
        modelBuilder.ApplyConfiguration(new CampaignMapping());
        modelBuilder.ApplyConfiguration(new MetaCampaignMapping());
        modelBuilder.ApplyConfiguration(new MetaAdSetMapping());
        modelBuilder.ApplyConfiguration(new MetaAdMapping());
        modelBuilder.ApplyConfiguration(new MetaInsightMapping(ProviderTypes.For(Database.ProviderName)));
    }

    private void CheckRows()
    {
        foreach (EntityEntry entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
                RowRules.Check(entry);
        }
    }
}
