using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Reporting;

/// <summary>What the analyzers report: mistakes in code that compiles, or that a code fix mends. The ids are stable.</summary>
internal static class AnalyzerRules
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "ADF0001",
        "The declaration must be partial",
        "'{0}' must be partial, since the rest of '{1}' is generated",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0001.md"
    );

    public static readonly DiagnosticDescriptor MeaninglessOption = new(
        "ADF0009",
        "An option means nothing here",
        "The MaxLength of '{0}' means nothing: it must be positive, and only text has one",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0009.md"
    );

    public static readonly DiagnosticDescriptor NotReadonly = new(
        "ADF0014",
        "A typed id should be readonly",
        "'{0}' should be readonly: the compiler copies it before each call otherwise, since a call might change it",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0014.md"
    );

    public static readonly DiagnosticDescriptor DefaultId = new(
        "ADF0015",
        "A typed id is made without a value",
        "This is a '{0}' that nobody assigned: make one with From, or use '{0}?' where there may be none",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0015.md"
    );

    public static readonly DiagnosticDescriptor MissingConverter = new(
        "ADF0016",
        "A serializer context writes a typed id as an empty object",
        "'{0}' does not see the converter of '{1}', which is generated beside it: name TypedIdJsonConverterFactory among its Converters",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0016.md"
    );

    public static readonly DiagnosticDescriptor Untranslatable = new(
        "ADF0017",
        "A query uses a typed id in a way that has no SQL",
        "EF Core can't translate '{0}' of '{1}' here, and throws when the query runs: {2}",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0017.md"
    );

    public static readonly DiagnosticDescriptor RawSqlParameter = new(
        "ADF0018",
        "A typed id is a parameter of raw SQL",
        "EF Core has no column type for a '{0}' in {1}, and throws when the query runs: pass its Value",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0018.md"
    );

    public static readonly DiagnosticDescriptor NotRegistered = new(
        "ADF0019",
        "A DbContext does not register its typed ids and JSON columns",
        "'{0}' stores a '{1}' that it does not register: call AddColumnTypes<{2}>(Database.ProviderName) in ConfigureConventions",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0019.md"
    );

    public static readonly DiagnosticDescriptor MutableColumn = new(
        "ADF0020",
        "A mutable type is marked immutable",
        "'{0}' is marked Immutable, but {1}: EF Core would miss that change",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0020.md"
    );

    public static readonly DiagnosticDescriptor DropsMembers = new(
        "ADF0021",
        "A JSON column drops members that it does not know",
        "'{0}' drops the members that '{1}' does not have when a changed value is saved: keep them with [JsonExtensionData]",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.HelpPages + "ADF0021.md"
    );
}
