using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.OwnContexts;

/// <summary>A context as an application writes one: its tables beside those of AdFlux.</summary>
public sealed class HiringContext(DbContextOptions<HiringContext> options) : AdFluxDbContext(options)
{
    public DbSet<CandidateNote> CandidateNotes => Set<CandidateNote>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ExcludeAdFluxFromMigrations();
        modelBuilder.Entity<CandidateNote>(note =>
        {
            note.Property(n => n.Text).HasMaxLength(200);
            note.HasOne<Candidate>().WithMany().HasForeignKey(n => n.CandidateId).OnDelete(DeleteBehavior.Cascade);
            note.OwnsOne(n => n.Author);
        });
    }
}

public sealed class CandidateNote
{
    public int Id { get; set; }
    public CandidateId CandidateId { get; set; }
    public required string Text { get; set; }
    public NoteAuthor? Author { get; set; }
}

public sealed class NoteAuthor
{
    public required string Name { get; set; }
}
