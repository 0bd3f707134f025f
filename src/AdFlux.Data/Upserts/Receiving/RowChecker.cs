using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts;

/// <summary>Holds the rows of an upsert against the rules of their columns, before a database sees them.</summary>
internal sealed class RowChecker<T>(UpsertTable table, UpsertShape<T> shape) : IColumnWriter
    where T : class
{
    private int _column;
    private (string Column, string Reason)? _fault;
    private Exception? _cause;

    /// <exception cref="InvalidValueException">A column cannot hold its value, or the row contradicts itself.</exception>
    public void Check(T row, long number)
    {
        (_column, _fault, _cause) = (0, null, null);
        shape.Write(row, this);
        _fault ??= shape.FindContradiction(row);
        if (_fault is var (column, reason))
            throw RowRules.Of(table.Entity).Invalid(column, row, number, reason, _cause);
    }

    public void Text(string? value) => Next(value is null, value, static (text, column) => ValueRules.CheckText(text!, column.MaxLength));

    public void Int32(int? value) => Next(value is null, 0, static (_, _) => null);

    public void Int64(long? value) => Next(value is null, 0, static (_, _) => null);

    public void Money(decimal? value) => Next(value is null, value, static (money, _) => ValueRules.CheckMoney(money!.Value));

    public void Double(double? value) => Next(value is null, value, static (number, _) => ValueRules.CheckNumber(number!.Value));

    public void Day(DateOnly? value) => Next(value is null, value, static (day, _) => ValueRules.CheckDay(day!.Value));

    public void Instant(DateTime? value) => Next(value is null, value, static (instant, _) => ValueRules.CheckInstant(instant!.Value));

    public void Json<TJson>(TJson? value)
        where TJson : class, IJsonColumn<TJson>
    {
        try
        {
            if (value is not null and not ICanonicalJson && _fault is null && table.Columns[_column].IsBrought)
                JsonColumnText.Write(value);
            Next(value is null, 0, static (_, _) => null);
        }
        catch (AdFluxException error)
        {
            _cause = error;
            Next(isNull: false, error.Message, static (message, _) => message);
        }
    }

    public void Id<TId>(TId? id)
        where TId : struct, ITypedId<TId, string>
    {
        if (id is { IsDefault: true })
            Next(isNull: false, 0, static (_, _) => new UninitializedIdException(typeof(TId)).Message);
        else
            Text(id?.Value);
    }

    public void Named<TEnum>(TEnum? value, Func<TEnum, string> toName)
        where TEnum : struct, Enum =>
        Next(value is null, value, static (member, _) => Enum.IsDefined(member!.Value) ? null : $"{member.Value:D} is not a known value");

    private void Next<TValue>(bool isNull, TValue value, Func<TValue, UpsertColumn, string?> check)
    {
        UpsertColumn column = table.Columns[_column++];
        if (_fault is not null || !column.IsBrought)
            return;

        string? reason = isNull ? (column.IsNullable ? null : "a value is required") : check(value, column);
        if (reason is not null)
            _fault = (column.Name, reason);
    }
}
