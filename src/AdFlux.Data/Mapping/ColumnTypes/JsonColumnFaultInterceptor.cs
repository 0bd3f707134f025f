using AdFlux.Data.Faults;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>
/// Names the column of a JSON value that was refused, which its converter does not know. Only a SaveChanges that failed looks for it, so that one that
/// succeeds costs nothing.
/// </summary>
internal sealed class JsonColumnFaultInterceptor : SaveChangesInterceptor
{
    public override void SaveChangesFailed(DbContextErrorEventData eventData) => ThrowNamed(eventData);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ThrowNamed(eventData);
        return Task.CompletedTask;
    }

    /// <exception cref="InvalidValueException">A JSON column cannot hold its value.</exception>
    private static void ThrowNamed(DbContextErrorEventData failure)
    {
        if (failure.Context is not { } context || !IsOfJson(failure.Exception))
            return;
        IEnumerable<EntityEntry> written = context
            .ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified);
        foreach (EntityEntry entry in written)
        {
            RowRules rules = RowRules.Of(entry.Metadata);
            foreach (ColumnRule column in rules.Columns.Where(column => column.IsJson))
            {
                if (
                    column.Check(entry.Property(column.Property).CurrentValue, out _, out Exception? refused) is { } reason
                    && refused is JsonContentException
                )
                    throw rules.Invalid(column.Column, entry.Entity, null, reason, refused);
            }
        }
    }

    private static bool IsOfJson(Exception? exception) =>
        exception is not null && (exception is JsonContentException || IsOfJson(exception.InnerException));
}
