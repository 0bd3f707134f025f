using System.Reflection;
using System.Reflection.Emit;
using AdFlux.Migrations.Faults;
using FluentMigrator;

namespace AdFlux.Migrations.Generation;

/// <summary>
/// Finds names in <c>IfDatabase("...")</c> that never apply. FluentMigrator leaves such a block out without a word and tells nobody the name, so it is
/// read from the compiled code: of the migration, its bases, and what they call beside them. A name that is put together at run time is not seen.
/// </summary>
internal static class IfDatabaseNames
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The names of this library's two databases, and of those of others: a migration may be written for them too.</summary>
    private static readonly HashSet<string> Known = new(
        typeof(ProcessorIdConstants)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetRawConstantValue())
            .OfType<string>()
            // A version of PostgreSQL that is not asked for here.
            .Where(name => !name.StartsWith(ProcessorIdConstants.Postgres, StringComparison.OrdinalIgnoreCase))
            .Concat(MigrationDialect.All.SelectMany(dialect => dialect.Aliases.Append(dialect.DatabaseType))),
        StringComparer.OrdinalIgnoreCase
    );

    /// <exception cref="UnsupportedMigrationException">A name never applies.</exception>
    public static void Check(Type migration)
    {
        if (Names(migration).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            throw new UnsupportedMigrationException($"IfDatabase(\"{unknown}\") never applies here. Write \"PostgreSQL\" or \"SQLite\".");
        }
    }

    private static IEnumerable<string> Names(Type migration)
    {
        var types = Hierarchy(migration).ToList();
        var assemblies = types.Select(type => type.Assembly).ToHashSet();
        var pending = new Queue<MethodInfo>(types.SelectMany(Methods));
        var read = new HashSet<MethodInfo>();
        while (pending.TryDequeue(out var method))
        {
            if (!read.Add(method))
            {
                continue;
            }

            foreach (var (called, strings) in Calls(method))
            {
                if (IsIfDatabase(called))
                {
                    foreach (var name in strings)
                    {
                        yield return name;
                    }
                }
                else if (assemblies.Contains(called.Module.Assembly))
                {
                    pending.Enqueue(called);
                }
            }
        }
    }

    /// <summary>What a method calls, each with the strings that were put into an array for it.</summary>
    private static IEnumerable<(MethodInfo Called, IReadOnlyList<string> Strings)> Calls(MethodInfo method)
    {
        var strings = new List<string>();
        object? before = null;
        foreach (var (code, operand) in MethodCode.Read(method))
        {
            if (code == OpCodes.Newarr)
            {
                strings.Clear();
            }
            else if (code == OpCodes.Stelem_Ref && before is string text)
            {
                strings.Add(text);
            }
            else if (operand is MethodInfo called)
            {
                yield return (called, [.. strings]);
                strings.Clear();
            }

            before = operand;
        }
    }

    private static bool IsIfDatabase(MethodInfo called) =>
        called is { Name: nameof(MigrationBase.IfDatabase) }
        && called.GetParameters() is [{ ParameterType: var type }]
        && type == typeof(string[]);

    private static IEnumerable<Type> Hierarchy(Type? type)
    {
        for (; type is not null && type.Assembly != typeof(MigrationBase).Assembly && type != typeof(object); type = type.BaseType)
        {
            yield return type;
        }
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(Declared).Concat(type.GetNestedTypes(Declared).SelectMany(Methods));
}
