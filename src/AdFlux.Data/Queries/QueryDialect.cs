using System.Data.Common;

namespace AdFlux.Data.Queries;

/// <summary>Where the SQL of a query differs between the providers.</summary>
internal abstract class QueryDialect
{
    /// <summary>A day given as a parameter, as an expression of the type of a day.</summary>
    public abstract string Day(string parameter);

    /// <summary>The Monday of a day's ISO 8601 week.</summary>
    public abstract string Monday(string day);

    /// <summary>The first day of a day's month.</summary>
    public abstract string FirstOfMonth(string day);

    /// <summary>Whether a text is among those of a list parameter.</summary>
    public abstract string IsAmong(string text, string parameter);

    public abstract DbParameter DayParameter(string name, DateOnly day);

    public abstract DbParameter TextParameter(string name, string text);

    public abstract DbParameter TextListParameter(string name, IEnumerable<string> texts);

    /// <summary>The sum of a money column, for <see cref="ReadMoney"/>.</summary>
    public abstract string SumMoney(string column);

    /// <summary>Whether the database found a sum too large for its type.</summary>
    public abstract bool IsOverflow(DbException error);

    /// <summary>Reads what <see cref="SumMoney"/> gives.</summary>
    public abstract decimal ReadMoney(DbDataReader reader, int column);
}
