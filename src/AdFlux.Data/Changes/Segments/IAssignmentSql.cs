using System.Data.Common;

namespace AdFlux.Data.Changes.Segments;

/// <summary>How a provider takes many assignments in one statement.</summary>
internal interface IAssignmentSql
{
    /// <summary>Changes the candidates whose segment differs.</summary>
    string Assign { get; }

    /// <summary>Finds the candidates that are not stored.</summary>
    string Unknown { get; }

    /// <summary>The assignments as parameters of either statement.</summary>
    DbParameter[] Bind(IReadOnlyList<SegmentAssignment> assignments);
}
