using AdFlux.Data;
using AdFlux.Data.Mapping.ColumnTypes;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Hiring;

public sealed class HiringContext(DbContextOptions<HiringContext> options) : AdFluxDbContext(options)
{
    public DbSet<CandidateNote> CandidateNotes => Set<CandidateNote>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.AddColumnTypes<HiringColumnTypes>(Database.ProviderName);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ExcludeAdFluxFromMigrations();
        modelBuilder.Entity<CandidateNote>(note =>
        {
            note.Property(n => n.Text).HasMaxLength(500);
            note.HasOne<Candidate>().WithMany().HasForeignKey(n => n.CandidateId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
