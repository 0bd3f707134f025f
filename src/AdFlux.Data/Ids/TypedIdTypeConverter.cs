using System.ComponentModel;
using System.Globalization;

namespace AdFlux.Data.Ids;

/// <summary>Converts an id from and to text and its value, for configuration binding and model binding. Always invariant.</summary>
/// <typeparam name="TId">The id.</typeparam>
/// <typeparam name="TValue">Its value.</typeparam>
public sealed class TypedIdTypeConverter<TId, TValue> : TypeConverter
    where TId : struct, ITypedId<TId, TValue>
    where TValue : notnull
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || sourceType == typeof(TValue) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) =>
        destinationType == typeof(string) || destinationType == typeof(TValue) || base.CanConvertTo(context, destinationType);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not valid for the id.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value switch
        {
            string text => TId.Parse(text, CultureInfo.InvariantCulture),
            TValue raw => TId.From(raw),
            _ => base.ConvertFrom(context, culture, value),
        };

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
    {
        if (value is not TId id)
            return base.ConvertTo(context, culture, value, destinationType);
        if (destinationType == typeof(string))
            return id.ToString(format: null, CultureInfo.InvariantCulture);
        return destinationType == typeof(TValue) ? id.Value : base.ConvertTo(context, culture, value, destinationType);
    }
}
