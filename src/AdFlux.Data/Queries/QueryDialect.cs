using System.Data.Common;

namespace AdFlux.Data.Queries;

/// <summary>Where the SQL of a query differs between the providers.</summary>
internal abstract class QueryDialect
{
    /// <summary>A day given as a parameter, as an expression of the type of a day.</summary>
    public abstract string Day(string parameter);

    /// <summary>The day after a day.</summary>
    public abstract string NextDay(string day);

    /// <summary>The Monday of a day's ISO 8601 week.</summary>
    public abstract string Monday(string day);

    /// <summary>The first day of a day's month.</summary>
    public abstract string FirstOfMonth(string day);

    /// <summary>Whether a text or number is among those of a list parameter.</summary>
    public abstract string IsAmong(string value, string parameter);

    /// <summary>A table <c>n</c> with the texts of a list parameter as its column <c>value</c>.</summary>
    public abstract string TableOf(string parameter);

    /// <summary>
    /// A statement that gives pairs (meta_campaign_id, object) of Meta campaigns and the segments that campaigns target through them, each once;
    /// of the segments of a list parameter only, if one is named.
    /// </summary>
    public abstract string SegmentLinks(string? parameter);

    /// <summary>The sum of a money column, for <see cref="ReadMoney"/>.</summary>
    public abstract string SumMoney(string column);

    /// <summary>Expressions that order rows as the exact quotients of two sums do; the second is above zero.</summary>
    public abstract IEnumerable<string> OrderOfRatio(string sum, string over);

    /// <summary>
    /// The numbers of a JSON column of actions, for FROM: <c>e</c> with the columns <c>period</c>, <c>object</c>, <c>action_type</c>, <c>member</c>
    /// (<c>value</c> or, among others, an attribution window), <c>text</c>, and <c>plain</c>, which is the number as <see cref="SumMoney"/> has it where adding it up is
    /// exact, else null.
    /// </summary>
    public abstract string ActionNumbers(string column, string period, string group, string where);

    /// <summary>
    /// Deletes at most <c>@batch</c> insights of <c>@level</c> that start on <c>@from</c> or later and end on <c>@to</c> or earlier, earliest first,
    /// and gives back the days on which they start.
    /// </summary>
    public abstract string DeleteInsights { get; }

    public abstract DbParameter DayParameter(string name, DateOnly day);

    public abstract DbParameter TextParameter(string name, string text);

    public abstract DbParameter NumberParameter(string name, long number);

    /// <summary>An amount to compare with a sum of money.</summary>
    public abstract DbParameter MoneyParameter(string name, decimal amount);

    public abstract DbParameter TextListParameter(string name, IEnumerable<string> texts);

    public abstract DbParameter NumberListParameter(string name, IEnumerable<int> numbers);

    /// <summary>Reads what <see cref="SumMoney"/> gives.</summary>
    public abstract decimal ReadMoney(DbDataReader reader, int column);

    /// <summary>Whether the database found a sum too large for its type.</summary>
    public abstract bool IsOverflow(DbException error);
}
