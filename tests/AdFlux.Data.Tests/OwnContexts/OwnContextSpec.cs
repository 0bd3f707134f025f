using AdFlux.Data.Faults;
using AdFlux.Data.Repositories;
using AdFlux.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Data.Tests.OwnContexts;

public abstract class OwnContextSpec(TestDatabase database) : OnHiringDatabase(database)
{
    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    public async Task Rows_of_own_tables_and_of_AdFlux_are_stored_together_or_not_at_all(string? key)
    {
        await using ServiceProvider provider = BuildHiring();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        IServiceProvider services = scope.ServiceProvider;
        HiringContext own = services.GetRequiredKeyedService<HiringContext>(key);
        ICandidateRepository candidates = services.GetRequiredKeyedService<ICandidateRepository>(key);
        IUnitOfWork unit = services.GetRequiredKeyedService<IUnitOfWork>(key);

        await Assert.ThrowsAsync<TimeoutException>(() => unit.RunAsync(token => StoreAsync(fails: true, token), cancellationToken: Token));
        int after = await CountAsync();
        own.ChangeTracker.Clear();
        await unit.RunAsync(token => StoreAsync(fails: false, token), cancellationToken: Token);

        Assert.Equal((0, 2), (after, await CountAsync()));
        Assert.Same(own, services.GetRequiredKeyedService<AdFluxDbContext>(key));

        async Task StoreAsync(bool fails, CancellationToken token)
        {
            await candidates.AddAsync(Seeker("C-1"), token);
            own.CandidateNotes.Add(Note("C-1"));
            await own.SaveChangesAsync(token);
            if (fails)
                throw new TimeoutException();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    public async Task Both_factories_make_the_context_of_the_application(string? key)
    {
        await using ServiceProvider provider = BuildHiring();
        await using HiringContext own = await provider
            .GetRequiredKeyedService<IDbContextFactory<HiringContext>>(key)
            .CreateDbContextAsync(Token);
        IDbContextFactory<AdFluxDbContext> factory = provider.GetRequiredKeyedService<IDbContextFactory<AdFluxDbContext>>(key);
        await using AdFluxDbContext one = factory.CreateDbContext();
        await using AdFluxDbContext other = await factory.CreateDbContextAsync(Token);

        Assert.Equal(0, await own.CandidateNotes.CountAsync(Token));
        Assert.IsType<HiringContext>(one);
        Assert.Equal(0, await Assert.IsType<HiringContext>(other).CandidateNotes.CountAsync(Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    public async Task A_context_that_its_user_disposes_too_is_never_with_two_scopes(string? key)
    {
        await using ServiceProvider provider = BuildHiring();
        AsyncServiceScope first = provider.CreateAsyncScope();
        await first.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>(key).DisposeAsync();
        await using AsyncServiceScope second = provider.CreateAsyncScope();
        HiringContext inUse = second.ServiceProvider.GetRequiredKeyedService<HiringContext>(key);

        await first.DisposeAsync();

        await using AsyncServiceScope third = provider.CreateAsyncScope();
        Assert.NotSame(inUse, third.ServiceProvider.GetRequiredKeyedService<AdFluxDbContext>(key));
        Assert.Equal(0, await inUse.CandidateNotes.CountAsync(Token));
    }

    [Fact]
    public async Task The_settings_of_the_registration_hold_for_the_context_of_the_application()
    {
        var seen = new SeenContexts();
        await using ServiceProvider provider = BuildHiring(
            options => options.Configure(builder => builder.AddInterceptors(seen)),
            services => services.AddSingleton<TimeProvider>(Clock)
        );
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await Database.ExecuteAsync("INSERT INTO adflux_migrations VALUES ('20990101000000_Later', '99')", Token);
        try
        {
            var fault = await Assert.ThrowsAsync<DatabaseFaultException>(() =>
                scope.ServiceProvider.GetRequiredService<HiringContext>().CandidateNotes.CountAsync(Token)
            );
            Assert.Equal(DatabaseFault.SchemaMismatch, fault.Fault);
        }
        finally
        {
            await Database.ExecuteAsync("DELETE FROM adflux_migrations WHERE \"MigrationId\" = '20990101000000_Later'", Token);
        }

        await scope
            .ServiceProvider.GetRequiredService<IMetaHierarchyRepository>()
            .UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token);

        Assert.All(await CreateContext().MetaCampaigns.ToListAsync(Token), campaign => Assert.Equal(Clock.UtcNow, campaign.LastUpdated));
        Assert.Equal([typeof(HiringContext)], seen.Types);
    }

    [Fact]
    public async Task Settings_of_EF_Core_s_providers_can_be_added()
    {
        await using ServiceProvider provider = BuildHiring(options =>
        {
            if (Database.Provider == TestProvider.PostgreSql)
                options.Configure(builder => builder.UseNpgsql(npgsql => npgsql.MigrationsHistoryTable("hiring_migrations")));
            else
                options.Configure(builder => builder.UseSqlite(sqlite => sqlite.MigrationsHistoryTable("hiring_migrations")));
        });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HiringContext>();

        Assert.Contains("hiring_migrations", context.GetService<IHistoryRepository>().GetCreateScript(), StringComparison.Ordinal);
        Assert.Equal(0, await context.CandidateNotes.CountAsync(Token));
    }

    [Fact]
    public async Task Health_checks_and_migrations_find_the_database()
    {
        await using ServiceProvider provider = BuildHiring(add: services =>
        {
            services.AddHealthChecks().AddAdFluxData().AddAdFluxData(Key);
            services.AddAdFluxMigrations().AddKeyedAdFluxMigrations(Key);
        });

        HealthReport health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        MigrationStatus plain = await provider.GetRequiredService<IAdFluxMigrator>().GetStatusAsync(Token);
        MigrationStatus keyed = await provider.GetRequiredKeyedService<IAdFluxMigrator>(Key).GetStatusAsync(Token);

        Assert.Equal((2, HealthStatus.Healthy), (health.Entries.Count, health.Status));
        Assert.All(plain.Migrations.Concat(keyed.Migrations), migration => Assert.True(migration.IsApplied));
    }

    [Fact]
    public async Task A_section_of_the_configuration_registers_it_too()
    {
        IConfigurationSection section = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("AdFlux:Provider", Database.Provider.ToString()),
                new("AdFlux:ConnectionString", Database.ConnectionString),
            ])
            .Build()
            .GetSection("AdFlux");
        await using ServiceProvider provider = new ServiceCollection()
            .AddAdFluxData<HiringContext>(section)
            .AddKeyedAdFluxData<HiringContext>(Key, section)
            .BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        foreach (string? key in (string?[])[null, Key])
            Assert.Equal(0, await scope.ServiceProvider.GetRequiredKeyedService<HiringContext>(key).CandidateNotes.CountAsync(Token));
    }

    [Fact]
    public async Task The_context_can_be_registered_and_made_by_the_means_of_EF_Core()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddDbContext<HiringContext>(Choose)
            .AddDbContextFactory<RoomsContext>(Choose)
            .BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        var injected = scope.ServiceProvider.GetRequiredService<HiringContext>();
        await using RoomsContext made = await provider.GetRequiredService<IDbContextFactory<RoomsContext>>().CreateDbContextAsync(Token);
        await using var plain = new HiringContext(Options<HiringContext>());

        await new CandidateRepository(plain).AddAsync(Seeker("C-1"), Token);
        injected.CandidateNotes.Add(Note("C-1"));
        await injected.SaveChangesAsync(Token);

        Assert.Equal(
            ["call back"],
            await plain
                .CandidateNotes.Where(note => plain.Candidates.Any(candidate => candidate.CandidateId == note.CandidateId))
                .Select(note => note.Text)
                .ToArrayAsync(Token)
        );
        Assert.Equal(1, await made.Candidates.CountAsync(Token));
    }

    [Fact]
    public async Task A_context_over_the_options_of_AdFluxDbContext_works_on()
    {
        await using ServiceProvider provider = BuildServices(add: services => services.AddScoped<EarlierContext>());
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        var context = scope.ServiceProvider.GetRequiredService<EarlierContext>();

        Assert.Equal((0, 0), (await context.CandidateNotes.CountAsync(Token), await context.Candidates.CountAsync(Token)));
    }

    [Fact]
    public async Task Values_of_own_rows_are_checked_as_those_of_AdFlux_are()
    {
        await using var context = new HiringContext(Options<HiringContext>());
        context.Candidates.Add(Seeker("C-1"));
        CandidateNote note = Note("C-1", "a\0b");
        context.CandidateNotes.Add(note);

        InvalidValueException own = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));
        note.Text = "a";
        note.Author = new NoteAuthor { Name = "b\0" };
        InvalidValueException owned = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.StartsWith("candidate_notes.text of id '0': ", own.Message, StringComparison.Ordinal);
        Assert.StartsWith("candidate_notes.author_name of ", owned.Message, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync()
    {
        await using var context = new HiringContext(Options<HiringContext>());
        return await context.Candidates.CountAsync(Token) + await context.CandidateNotes.CountAsync(Token);
    }

    private sealed class EarlierContext(DbContextOptions<AdFluxDbContext> options) : AdFluxDbContext(options)
    {
        public DbSet<CandidateNote> CandidateNotes => Set<CandidateNote>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<CandidateNote>().OwnsOne(note => note.Author);
        }
    }

    private sealed class SeenContexts : DbConnectionInterceptor
    {
        public HashSet<Type> Types { get; } = [];

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Types.Add(eventData.Context!.GetType());
            return Task.CompletedTask;
        }
    }
}
