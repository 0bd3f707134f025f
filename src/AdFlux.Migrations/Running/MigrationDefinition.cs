using System.Globalization;
using System.Reflection;
using AdFlux.Migrations.Running.History;
using FluentMigrator;

namespace AdFlux.Migrations.Running;

/// <summary>One migration class, and what its attribute says.</summary>
/// <param name="Id">The version and the name of the class.</param>
/// <param name="Version">Orders the migrations of a set.</param>
/// <param name="Type">The class.</param>
/// <param name="IsTransactional">Whether it asks for a transaction.</param>
/// <param name="Tables">Where its history is.</param>
internal sealed record MigrationDefinition(string Id, long Version, Type Type, bool IsTransactional, HistoryTables Tables)
{
    public static MigrationDefinition Of(Type type) => Of(type, HistoryTables.AdFlux);

    public static MigrationDefinition Of(Type type, HistoryTables tables)
    {
        var attribute = type.GetCustomAttribute<MigrationAttribute>();
        if (attribute is null || !type.IsAssignableTo(typeof(IMigration)))
        {
            throw new ArgumentException(
                $"{type} is no migration: it derives from FluentMigrator's Migration and has a [Migration].",
                nameof(type)
            );
        }

        return new(
            string.Create(CultureInfo.InvariantCulture, $"{attribute.Version}_{type.Name}"),
            attribute.Version,
            type,
            attribute.TransactionBehavior is TransactionBehavior.Default,
            tables
        );
    }

    /// <summary>A new instance: one says what it does once only.</summary>
    public IMigration Create() => (IMigration)Activator.CreateInstance(Type, nonPublic: true)!;
}
