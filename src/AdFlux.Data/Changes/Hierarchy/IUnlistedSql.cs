using System.Data.Common;

namespace AdFlux.Data.Changes.Hierarchy;

/// <summary>How a provider marks many rows in one statement.</summary>
internal interface IUnlistedSql
{
    /// <summary>
    /// Marks the rows of a table that <c>@listed</c> does not name as deleted, at <c>@now</c>, unless they are deleted or archived already.
    /// </summary>
    /// <param name="table">The table; <c>t</c> in the condition.</param>
    /// <param name="ofAccount">Whether a row belongs to <c>@account</c>.</param>
    string Mark(string table, string ofAccount);

    /// <summary>The ids as the parameter <c>listed</c>.</summary>
    DbParameter Bind(IEnumerable<string> listed);
}
