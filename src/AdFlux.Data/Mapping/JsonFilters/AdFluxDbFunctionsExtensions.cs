using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Mapping;

/// <summary>Looks into lists inside JSON columns in LINQ queries: <c>EF.Functions.HasElement(item.Details!.Tags, "new")</c>.</summary>
/// <remarks>
/// They can be negated. On PostgreSQL they are the operator <c>@&gt;</c> on the column, which a GIN index on it serves; on SQLite each row's JSON is
/// read. They need <see cref="ColumnTypes.ColumnTypeExtensions.UseColumnTypes"/>, which the options of <see cref="AdFluxDbContext"/> bring along.
/// </remarks>
public static class AdFluxDbFunctionsExtensions
{
    /// <summary>
    /// Whether a list inside a JSON column, or a column that is a list, holds an element: exactly this text or id, letter case included, or a number
    /// of this value.
    /// </summary>
    /// <param name="functions"><c>EF.Functions</c>.</param>
    /// <param name="list">The list; where it is missing, null or no array it holds nothing.</param>
    /// <param name="element">The element; null is in no list.</param>
    /// <typeparam name="T"><see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, or an id over text or a number.</typeparam>
    /// <exception cref="InvalidOperationException">Called outside a query, or with a list that is not in a JSON column.</exception>
    public static bool HasElement<T>(this DbFunctions functions, IEnumerable<T>? list, T element) =>
        throw new InvalidOperationException(CoreStrings.FunctionOnClient(nameof(HasElement)));

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
