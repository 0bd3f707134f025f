using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Running;

/// <summary>One migration class and the id that its attribute gives it.</summary>
internal sealed record MigrationDefinition(string Id, Type Type)
{
    public static MigrationDefinition Of(Type type) =>
        new(
            type.GetCustomAttribute<MigrationAttribute>()?.Id ?? throw new ArgumentException($"{type} has no [Migration].", nameof(type)),
            type
        );

    /// <summary>A new instance that builds its operations for a provider.</summary>
    public Migration Create(string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(Type)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
