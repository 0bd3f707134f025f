using System.Data.Common;

namespace AdFlux.Migrations.Faults;

/// <summary>The storage of insights cannot be changed as asked; the message says why, and what to do.</summary>
public sealed class GrowthException : MigrationException
{
    internal GrowthException(string message)
        : base(message) { }

    internal GrowthException(string message, DbException cause)
        : base(message, cause) { }
}
