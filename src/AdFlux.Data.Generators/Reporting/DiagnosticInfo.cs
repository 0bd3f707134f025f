using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdFlux.Data.Generators.Reporting;

/// <summary>A diagnostic as plain values, so that the pipeline compares it and keeps no syntax tree alive.</summary>
internal sealed record DiagnosticInfo(
    string RuleId,
    string FilePath,
    TextSpan Span,
    LinePositionSpan Lines,
    EquatableArray<string> Arguments
)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor rule, Location location, params string[] arguments)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new DiagnosticInfo(rule.Id, lines.Path, location.SourceSpan, lines.Span, new EquatableArray<string>(arguments));
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rules.ById(RuleId), Location.Create(FilePath, Span, Lines), [.. Arguments]);
}
