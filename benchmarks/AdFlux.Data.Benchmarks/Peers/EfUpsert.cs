using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>
/// EF Core: loads what is stored of 5,000 rows at a time in one query, sets the values, adds the rest, saves; all in one transaction.
/// </summary>
/// <remarks>PostgreSQL gives a jsonb document back in a spelling of its own, so there EF finds every row changed.</remarks>
internal sealed class EfUpsert(BenchmarkDatabase database) : UpsertContender(Names.EfCore)
{
    private const int RowsAtATime = 5_000;

    private IReadOnlyList<PlainInsight> _rows = [];

    public override Role? RoleIn(UpsertCase @case) => Role.EfCore;

    public override void Prepare(InsightBatch batch) => _rows = batch.Plain;

    public override async Task UpsertAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (PlainInsight[] chunk in _rows.Chunk(RowsAtATime))
        {
            await SaveAsync(context, chunk, cancellationToken);
            context.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task SaveAsync(PeerContext context, PlainInsight[] rows, CancellationToken cancellationToken)
    {
        string[] ads = [.. rows.Select(row => row.ObjectId).Distinct(StringComparer.Ordinal)];
        (DateOnly from, DateOnly to) = (rows.Min(row => row.DateStart), rows.Max(row => row.DateStart));
        Dictionary<(string, DateOnly), PlainInsight> stored = await context
            .Insights.Where(row => ads.Contains(row.ObjectId) && row.Level == "ad" && row.DateStart >= from && row.DateStart <= to)
            .ToDictionaryAsync(row => (row.ObjectId, row.DateStart), cancellationToken);
        foreach (PlainInsight row in rows)
        {
            if (stored.TryGetValue((row.ObjectId, row.DateStart), out PlainInsight? tracked))
                Update(context.Entry(tracked), row);
            else
                context.Add(row);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static void Update(EntityEntry<PlainInsight> entry, PlainInsight row)
    {
        (row.CreatedAt, row.LastUpdated) = (entry.Entity.CreatedAt, entry.Entity.LastUpdated);
        entry.CurrentValues.SetValues(row);
        if (entry.State == EntityState.Modified)
            entry.Entity.LastUpdated = PlainInsight.Now;
    }
}
