using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Reporting;

/// <summary>What the generator itself reports: errors for which nothing can be generated. The ids are stable.</summary>
internal static class Rules
{
    /// <summary>The category of every rule.</summary>
    public const string Category = "AdFlux";

    /// <summary>Where the help pages are, one for each id: in the repository that the build names, as the package does.</summary>
    public static readonly string HelpPages = RepositoryUrl() + "/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotStruct = new(
        "ADF0002",
        "A typed id must be a struct",
        "'{0}' must be a struct or a record struct to be a typed id",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0002.md"
    );

    public static readonly DiagnosticDescriptor UnsupportedValue = new(
        "ADF0003",
        "The value type of a typed id is not supported",
        "'{0}' can't be a typed id over '{1}': use string, int, long or System.Guid",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0003.md"
    );

    public static readonly DiagnosticDescriptor UnsupportedShape = new(
        "ADF0004",
        "The declaration has a form that can't be generated for",
        "'{0}' is {1}, which can't be generated for",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0004.md"
    );

    public static readonly DiagnosticDescriptor ConflictingMember = new(
        "ADF0005",
        "A member conflicts with what is generated",
        "'{0}' can't declare '{1}': a typed id has its one generated value and nothing else, and its members keep their names",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0005.md"
    );

    public static readonly DiagnosticDescriptor NotClass = new(
        "ADF0006",
        "A JSON column must be a class",
        "'{0}' must be a class or a record class to be a JSON column",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0006.md"
    );

    public static readonly DiagnosticDescriptor MissingFromContext = new(
        "ADF0007",
        "The JSON context lacks the type",
        "'{1}' must be a JsonSerializerContext with [JsonSerializable(typeof({0}))], through which '{0}' is read and written",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0007.md"
    );

    public static readonly DiagnosticDescriptor Inaccessible = new(
        "ADF0008",
        "The declaration is not accessible to its assembly",
        "'{0}' must be accessible in its whole assembly, since what is generated for the assembly uses it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0008.md"
    );

    public static readonly DiagnosticDescriptor DeclaredTwice = new(
        "ADF0010",
        "The type is declared twice",
        "'{0}' can have one [TypedId] or [OpenValue] only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0010.md"
    );

    public static readonly DiagnosticDescriptor UnmappableMember = new(
        "ADF0011",
        "A member can't be a column",
        "'{0}.{1}' can't be a column, since none holds a '{2}': map it to another type, or mark it [NotMapped]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0011.md"
    );

    public static readonly DiagnosticDescriptor InaccessibleMember = new(
        "ADF0012",
        "A member can't be read and written as a column",
        "'{0}.{1}' needs a getter and a setter that its assembly can use to be a column: open them, or mark it [NotMapped]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0012.md"
    );

    public static readonly DiagnosticDescriptor UnnamedEnum = new(
        "ADF0013",
        "An enum has no stored names",
        "'{0}.{1}' needs '{2}Names' in the namespace of '{2}', with static 'string ToName({2})' and '{2} Parse(string)'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages + "ADF0013.md"
    );

    /// <summary>All of them.</summary>
    public static readonly DiagnosticDescriptor[] All =
    [
        NotStruct,
        UnsupportedValue,
        UnsupportedShape,
        ConflictingMember,
        NotClass,
        MissingFromContext,
        Inaccessible,
        DeclaredTwice,
        UnmappableMember,
        InaccessibleMember,
        UnnamedEnum,
    ];

    public static DiagnosticDescriptor ById(string id) => Array.Find(All, rule => string.Equals(rule.Id, id, StringComparison.Ordinal));

    /// <summary>What the SDK writes into the assembly from the build's property of that name.</summary>
    private static string RepositoryUrl() =>
        typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key is "RepositoryUrl").Value;
}
