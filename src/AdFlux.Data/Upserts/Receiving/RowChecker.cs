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
    private readonly UpsertColumn[] _columns = [.. table.Columns];
    private int _next;
    private (string Column, string Reason)? _fault;
    private Exception? _cause;

    /// <exception cref="InvalidValueException">A column cannot hold its value, or the row contradicts itself.</exception>
    public void Check(T row, long number)
    {
        (_next, _fault, _cause) = (0, null, null);
        shape.Write(row, this);
        _fault ??= shape.FindContradiction(row);
        if (_fault is var (column, reason))
            throw RowRules.Of(table.Entity).Invalid(column, row, number, reason, _cause);
    }

    public void Text(string? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckText(value!, Current.MaxLength));
    }

    public void Int32(int? value) => IsToCheck(value is not null);

    public void Int64(long? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckCount(value.GetValueOrDefault()));
    }

    public void Money(decimal? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckMoney(value.GetValueOrDefault()));
    }

    public void Double(double? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckNumber(value.GetValueOrDefault()));
    }

    public void Day(DateOnly? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckDay(value.GetValueOrDefault()));
    }

    public void Instant(DateTime? value)
    {
        if (IsToCheck(value is not null))
            Refuse(ValueRules.CheckInstant(value.GetValueOrDefault()));
    }

    public void Json<TJson>(TJson? value)
        where TJson : class, IJsonColumn<TJson>
    {
        // What is in canonical form has been checked: it is not even looked at.
        if (!IsToCheck(value is not null) || JsonColumnText.IsAlwaysCanonical<TJson>())
            return;

        try
        {
            JsonColumnText.Write(value!);
        }
        catch (AdFluxException error)
        {
            _cause = error;
            Refuse(error.Message);
        }
    }

    public void Id<TId>(TId? id)
        where TId : struct, ITypedId<TId, string>
    {
        if (id is not { IsDefault: true })
            Text(id?.Value);
        else if (IsToCheck(hasValue: true))
            Refuse(new UninitializedIdException(typeof(TId)).Message);
    }

    public void Named<TEnum>(TEnum? value, Func<TEnum, string> toName)
        where TEnum : struct, Enum
    {
        if (IsToCheck(value is not null) && !Enum.IsDefined(value.GetValueOrDefault()))
            Refuse($"{value.GetValueOrDefault():D} is not a known value");
    }

    private UpsertColumn Current => _columns[_next - 1];

    // False where there is nothing to check: the column is not brought, or null; or the row has been refused already.
    private bool IsToCheck(bool hasValue)
    {
        UpsertColumn column = _columns[_next++];
        if (_fault is not null || !column.IsBrought)
            return false;

        if (!hasValue && !column.IsNullable)
            Refuse("a value is required");
        return hasValue;
    }

    private void Refuse(string? reason)
    {
        if (reason is not null)
            _fault = (Current.Name, reason);
    }
}
