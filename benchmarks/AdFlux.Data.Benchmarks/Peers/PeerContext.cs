using System.Text.RegularExpressions;
using AdFlux.Data.Benchmarks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>The insights as an application without the library would map them: no typed ids, no checks.</summary>
public sealed partial class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<PlainInsight> Insights => Set<PlainInsight>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsNpgsql())
            configurationBuilder.Properties<DateTime>().HaveColumnType("timestamp without time zone");
        else
            configurationBuilder.Properties<decimal>().HaveConversion<double>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var insight = modelBuilder.Entity<PlainInsight>();
        insight.ToTable("meta_insights");
        insight.HasKey(row => new
        {
            row.ObjectId,
            row.Level,
            row.DateStart,
        });
        if (Database.IsNpgsql())
        {
            insight.Property(row => row.Actions).HasColumnType("jsonb");
            insight.Property(row => row.ActionValues).HasColumnType("jsonb");
        }

        foreach (IMutableProperty property in insight.Metadata.GetProperties())
            property.SetColumnName(WordStart().Replace(property.Name, "_").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WordStart();
}
