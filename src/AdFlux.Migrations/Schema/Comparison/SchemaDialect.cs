using System.Data.Common;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Schema.Comparison;

/// <summary>What the comparison of schemas needs to know of a provider.</summary>
internal abstract class SchemaDialect
{
    /// <summary>Whether the names of constraints are compared: where migrations can drop constraints by name.</summary>
    public abstract bool ComparesConstraintNames { get; }

    public abstract TypeLikeness Compare(string wantedType, string actualType);

    /// <summary>The tables of the database.</summary>
    public abstract Task<IReadOnlyList<TableSchema>> ReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The names of what is no table of its own and yet stands where one could: views, and on PostgreSQL partitions and foreign tables.</summary>
    public abstract Task<IReadOnlyList<string>> ReadOtherRelationsAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The statements that mend an error, in order, each to be run on its own.</summary>
    /// <param name="finding">The error.</param>
    /// <param name="ofTable">All that was found in its table, the error included.</param>
    public abstract IEnumerable<string> Mend(Finding finding, IReadOnlyList<Finding> ofTable);
}
