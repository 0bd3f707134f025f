using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Mapping;

/// <summary>Looks into JSON columns inside LINQ queries against <see cref="AdFluxDbContext"/>: <c>EF.Functions.HasSkill(job.RequiredSkills, "C#")</c>.</summary>
/// <remarks>
/// Both can be negated. On PostgreSQL they are the operator <c>@&gt;</c>, which a GIN index on the column serves; on SQLite each row's JSON is read.
/// </remarks>
public static class AdFluxDbFunctionsExtensions
{
    /// <summary>Whether a list holds a skill: exactly this text, letter case included.</summary>
    /// <param name="functions"><c>EF.Functions</c>.</param>
    /// <param name="skills">The column; where it is null it holds none.</param>
    /// <param name="skill">The skill.</param>
    /// <exception cref="InvalidOperationException">Called outside a query.</exception>
    public static bool HasSkill(this DbFunctions functions, SkillList? skills, string skill) =>
        throw new InvalidOperationException(CoreStrings.FunctionOnClient(nameof(HasSkill)));

    /// <summary>Whether a list holds a segment.</summary>
    /// <param name="functions"><c>EF.Functions</c>.</param>
    /// <param name="segments">The column; where it is null it holds none.</param>
    /// <param name="segment">The segment.</param>
    /// <exception cref="InvalidOperationException">Called outside a query.</exception>
    public static bool HasSegment(this DbFunctions functions, SegmentIdList? segments, SegmentId segment) =>
        throw new InvalidOperationException(CoreStrings.FunctionOnClient(nameof(HasSegment)));
}
