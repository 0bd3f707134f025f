using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Mapping.Rules;

/// <summary>The rules of one table's columns, checked before a row is sent to either provider.</summary>
internal sealed class RowRules
{
    private readonly IEntityType _entity;
    private readonly string _table;

    private RowRules(IEntityType entity)
    {
        _entity = entity;
        _table = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Select(property => new ColumnRule(property))];
    }

    public IReadOnlyList<ColumnRule> Columns { get; }

    /// <summary>Gives the rules of a table; they live as long as the model that they come from.</summary>
    public static RowRules Of(IEntityType entity) =>
        entity.GetOrAddRuntimeAnnotationValue(nameof(RowRules), static entity => new RowRules(entity!), entity);

    /// <summary>Checks what SaveChanges is about to write.</summary>
    /// <exception cref="InvalidValueException">A column cannot hold its value.</exception>
    public static void Check(EntityEntry entry)
    {
        RowRules rules = Of(entry.Metadata);
        foreach (ColumnRule column in rules.Columns)
        {
            PropertyEntry property = entry.Property(column.Property);
            bool written = entry.State == EntityState.Added ? !IsGenerated(property) : property.IsModified;
            if (written && column.Check(property.CurrentValue, out _, out Exception? cause) is { } reason)
                throw rules.Invalid(column.Column, part => ValueOf(entry, part), null, reason, cause);
        }
    }

    /// <summary>Checks a row that is about to be written, whole or some of its columns, but for what the database gives out.</summary>
    /// <exception cref="InvalidValueException">A column cannot hold its value.</exception>
    public void Check(object row, IReadOnlyCollection<IProperty>? written = null)
    {
        foreach (ColumnRule column in Columns.Where(column => written?.Contains(column.Property) ?? true))
        {
            object? value = column.Property.GetGetter().GetClrValue(row);
            bool isGenerated = column.Property.ValueGenerated.HasFlag(ValueGenerated.OnAdd) && Equals(value, column.Property.Sentinel);
            if (!isGenerated && column.Check(value, out _, out Exception? cause) is { } reason)
                throw Invalid(column.Column, row, null, reason, cause);
        }
    }

    public InvalidValueException Invalid(string column, object row, long? number, string reason, Exception? cause = null) =>
        Invalid(column, part => part.GetGetter().GetClrValue(row), number, reason, cause);

    private InvalidValueException Invalid(string column, Func<IProperty, object?> valueOf, long? number, string reason, Exception? cause) =>
        new(_table, column, DescribeKey(valueOf), number, reason, cause);

    // The entity does not hold the key that EF Core makes up until the database gives one out.
    private static object? ValueOf(EntityEntry entry, IProperty part) =>
        part.IsShadowProperty() ? entry.Property(part).CurrentValue : part.GetGetter().GetClrValue(entry.Entity);

    private static bool IsGenerated(PropertyEntry property) =>
        property.IsTemporary
        || (property.Metadata.ValueGenerated.HasFlag(ValueGenerated.OnAdd) && Equals(property.CurrentValue, property.Metadata.Sentinel));

    private string DescribeKey(Func<IProperty, object?> valueOf) =>
        string.Join(", ", _entity.FindPrimaryKey()!.Properties.Select(part => $"{part.GetColumnName()} '{Describe(valueOf(part))}'"));

    private static string? Describe(object? part) =>
        part switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            InsightLevel level when Enum.IsDefined(level) => level.ToName(),
            _ => Convert.ToString(part, CultureInfo.InvariantCulture),
        };
}
