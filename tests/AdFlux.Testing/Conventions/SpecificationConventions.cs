using System.Reflection;
using Xunit;

namespace AdFlux.Testing.Conventions;

/// <summary>What makes a specification one: it runs once on each provider, and its classes say on which.</summary>
public static class SpecificationConventions
{
    /// <summary>Finds what breaks the conventions among the public classes of an assembly, one sentence each.</summary>
    public static IReadOnlyList<string> Violations(Assembly assembly) => Violations(assembly.GetExportedTypes());

    /// <summary>Finds what breaks the conventions among these classes, one sentence each.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyCollection<Type> types)
    {
        var classes = types.Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        var specifications = types.Where(type =>
            type is { IsClass: true, IsAbstract: true, IsSealed: false } && type.Name.EndsWith("Spec", StringComparison.Ordinal)
        );
        return
        [
            .. specifications.SelectMany(specification => MissingProviders(specification, classes)),
            .. classes.SelectMany(UndeclaredProviders),
        ];
    }

    private static IEnumerable<string> MissingProviders(Type specification, IEnumerable<Type> classes)
    {
        var subclasses = classes.Where(type => type.IsSubclassOf(specification)).ToList();
        var onSqlite = subclasses.Count(type => type.IsDefined(typeof(OnSqliteAttribute)));
        var onPostgres = subclasses.Count(type => type.IsDefined(typeof(OnPostgresAttribute)));
        if (onSqlite != 1)
            yield return $"{specification.Name} has {onSqlite} subclasses with [OnSqlite], not 1";
        if (onPostgres != 1)
            yield return $"{specification.Name} has {onPostgres} subclasses with [OnPostgres], not 1";
    }

    /// <summary>test.sh repeats by trait what needs a server, so a class that uses one and does not say so would be left out.</summary>
    private static IEnumerable<string> UndeclaredProviders(Type type)
    {
        var onSqlite = type.IsDefined(typeof(OnSqliteAttribute));
        var onPostgres = type.IsDefined(typeof(OnPostgresAttribute));
        if (onSqlite && onPostgres)
            yield return $"{type.Name} has both [OnSqlite] and [OnPostgres]";
        if (type.IsAssignableTo(typeof(IClassFixture<SqliteDatabase>)) && !onSqlite)
            yield return $"{type.Name} uses {nameof(SqliteDatabase)} without [OnSqlite]";
        if (type.IsAssignableTo(typeof(IClassFixture<PostgresDatabase>)) && !onPostgres)
            yield return $"{type.Name} uses {nameof(PostgresDatabase)} without [OnPostgres]";
    }
}
