using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AdFlux.Migrations.Faults;
using FluentMigrator;

namespace AdFlux.Migrations.Running;

/// <summary>The names of the migrations in an assembly's file, read without loading any type.</summary>
internal static class MigrationNames
{
    /// <summary>The full names of the classes with an attribute whose name ends as that of a migration does.</summary>
    /// <exception cref="UnsupportedMigrationException">The assembly has no file, so that nobody knows what is missing of it.</exception>
    public static IReadOnlyList<string> In(Assembly assembly)
    {
        if (assembly.Location.Length == 0)
        {
            throw new UnsupportedMigrationException(
                $"Not every type of {assembly.GetName().Name} can be loaded, and it has no file that would tell whether a migration is among them."
            );
        }

        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(type => type.GetCustomAttributes().Any(attribute => IsMigration(metadata, metadata.GetCustomAttribute(attribute))))
                .Select(type => FullName(metadata, type)),
        ];
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type) =>
        type.GetDeclaringType() is { IsNil: false } outer
            ? $"{FullName(metadata, metadata.GetTypeDefinition(outer))}+{metadata.GetString(type.Name)}"
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}".TrimStart('.');

    private static bool IsMigration(MetadataReader metadata, CustomAttribute attribute)
    {
        var type =
            attribute.Constructor.Kind is HandleKind.MemberReference
                ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();
        var name = type.Kind switch
        {
            HandleKind.TypeReference => metadata.GetTypeReference((TypeReferenceHandle)type).Name,
            HandleKind.TypeDefinition => metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name,
            _ => default,
        };
        return !name.IsNil && metadata.GetString(name).EndsWith(nameof(MigrationAttribute), StringComparison.Ordinal);
    }
}
