using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Rules;

/// <summary>
/// Turns a member's value into what the column stores, or says why the column cannot hold it: the same answer on both providers,
/// before either of them sees the value.
/// </summary>
internal sealed class ColumnRule
{
    private readonly IProperty _property;
    private readonly ValueConverter? _converter;
    private readonly int? _maxLength;
    private readonly bool _isMoney;

    public ColumnRule(IProperty property)
    {
        _property = property;
        _converter = property.GetTypeMapping().Converter;
        _maxLength = property.GetMaxLength();
        _isMoney = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(decimal);
        Column = property.GetColumnName();
    }

    public string Column { get; }

    public int? MaxLength => _maxLength;

    public IProperty Property => _property;

    public bool IsJson => _converter is IJsonColumnConverter;

    /// <summary>Gives the stored form of a value, or the reason why there is none.</summary>
    /// <param name="value">The member's value.</param>
    /// <param name="stored">The value as the provider takes it; null is SQL NULL.</param>
    /// <param name="cause">The error behind the reason, if there was one.</param>
    /// <returns>The reason; null when the value is fine.</returns>
    public string? Check(object? value, out object? stored, out Exception? cause)
    {
        (stored, cause) = (null, null);
        string? reason = value switch
        {
            null => null,
            decimal money when _isMoney => ValueRules.CheckMoney(money),
            long count => ValueRules.CheckCount(count),
            double number => ValueRules.CheckNumber(number),
            DateTime instant => ValueRules.CheckInstant(instant),
            DateOnly day => ValueRules.CheckDay(day),
            Enum closed when !Enum.IsDefined(closed.GetType(), closed) => $"{closed:D} is not a known value",
            _ => null,
        };
        if (reason is not null)
            return reason;

        try
        {
            stored = value is null || _converter is null ? value : _converter.ConvertToProvider(value);
        }
        catch (AdFluxException error)
        {
            cause = error;
            return error.Message;
        }

        if (stored is null)
            return _property.IsNullable ? null : "a value is required";

        return stored is string text ? ValueRules.CheckText(text, _maxLength) : null;
    }
}
