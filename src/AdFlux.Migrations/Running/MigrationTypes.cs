using System.Reflection;
using AdFlux.Migrations.Faults;
using FluentMigrator;
using FluentMigrator.Runner.Constraints;

namespace AdFlux.Migrations.Running;

/// <summary>The migration classes of an application.</summary>
internal static class MigrationTypes
{
    /// <summary>The migrations of an assembly.</summary>
    /// <exception cref="UnsupportedMigrationException">A class would not run, or cannot be loaded.</exception>
    public static IEnumerable<Type> Of(Assembly assembly) => Load(assembly).Where(type => !type.IsAbstract && IsMigration(type));

    /// <summary>Whether a class is a migration.</summary>
    /// <exception cref="UnsupportedMigrationException">It looks like one and would not run, or run always.</exception>
    public static bool IsMigration(Type type)
    {
        var attributes = AttributesOf(type);
        if (
            attributes.Find(attribute => attribute is ProfileAttribute or MaintenanceAttribute or MigrationConstraintAttribute) is { } other
        )
        {
            throw new UnsupportedMigrationException(
                $"{type} has [{other.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}], which would not be heeded. "
                    + "Write it as a migration with a version."
            );
        }

        if (!attributes.Exists(attribute => attribute is MigrationAttribute))
        {
            return false;
        }

        return type.IsAssignableTo(typeof(IMigration)) && !type.ContainsGenericParameters
            ? true
            : throw new UnsupportedMigrationException(
                $"{type} has a [Migration] and is none: let it derive from FluentMigrator's Migration, without type parameters."
            );
    }

    /// <remarks>An attribute of a library that is not here is left out without a word, unless it is asked for its type.</remarks>
    private static List<Attribute> AttributesOf(Type type)
    {
        try
        {
            if (type.IsAssignableTo(typeof(IMigration)))
            {
                _ = type.GetCustomAttributesData().Select(attribute => attribute.AttributeType).ToList();
            }

            return [.. type.GetCustomAttributes(inherit: false).Cast<Attribute>()];
        }
        catch (Exception exception)
            when (exception is IOException or TypeLoadException or BadImageFormatException or CustomAttributeFormatException)
        {
            return type.IsAssignableTo(typeof(IMigration))
                ? throw new UnsupportedMigrationException($"An attribute of {type} cannot be loaded: {exception.Message}", exception)
                : [];
        }
    }

    /// <summary>The classes that a forgotten attribute keeps from running.</summary>
    public static IEnumerable<Type> WithoutVersion(Assembly assembly) =>
        Load(assembly)
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IMigration)))
            .Where(type =>
                !type.IsDefined(typeof(MigrationAttribute))
                && !type.IsDefined(typeof(ProfileAttribute))
                && !type.IsDefined(typeof(MaintenanceAttribute))
            );

    /// <remarks>A type whose base or interface is of a library that is not here cannot be loaded; a migration is not to be missed for that.</remarks>
    private static IEnumerable<Type> Load(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            var loaded = exception.Types.OfType<Type>().ToList();
            var missing = MigrationNames.In(assembly).Except(loaded.Select(type => type.FullName), StringComparer.Ordinal).ToList();
            return missing.Count == 0
                ? loaded
                : throw new UnsupportedMigrationException(
                    $"{string.Join(", ", missing)} of {assembly.GetName().Name} cannot be loaded: {exception.LoaderExceptions.FirstOrDefault()?.Message}",
                    exception
                );
        }
    }
}
