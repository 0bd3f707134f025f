using System.Data.Common;

namespace AdFlux.Data.Queries;

/// <summary>A statement, or several with one result each, that a report runs in one round trip.</summary>
/// <param name="Sql">The statements, separated by semicolons.</param>
/// <param name="Scope">The insights that it reads, whose long rows are refused and whose parameters are used; null for none.</param>
/// <param name="Parameters">Parameters beside those of the scope.</param>
internal sealed record ReportCommand(string Sql, InsightScope? Scope, params IReadOnlyList<DbParameter> Parameters);
