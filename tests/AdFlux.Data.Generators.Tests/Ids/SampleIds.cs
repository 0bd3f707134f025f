using System.Text.Json.Serialization;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Generators.Tests.Ids;

// Ids that an application declares itself, one of each kind.

[TypedId<Guid>]
public readonly partial record struct OrderId;

[TypedId<long>]
public readonly partial struct AccountNumber;

[OpenValue(MaxLength = 10)]
public readonly partial record struct Priority
{
    public static Priority High { get; } = From("high");
}

[TypedId<string>(MaxLength = 20)]
public readonly partial record struct Slug
{
    static partial void Validate(ref string value)
    {
        value = value.ToLowerInvariant();
        if (value.Contains(' ', StringComparison.Ordinal))
            throw new ArgumentException("A slug has no spaces.", nameof(value));
    }
}

[TypedId<int>]
public readonly partial record struct EvenNumber
{
    static partial void Validate(ref int value)
    {
        if (value % 2 != 0)
            throw new ArgumentException("Even numbers only.", nameof(value));
    }
}

/// <summary>Refuses the negative values that EF Core gives a new row until the database has given it one.</summary>
[TypedId<int>]
public readonly partial record struct TicketId
{
    static partial void Validate(ref int value) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
}

/// <summary>The same over a long.</summary>
[TypedId<long>]
public readonly partial record struct LedgerId
{
    static partial void Validate(ref long value) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
}

public sealed record Order(
    OrderId Id,
    AccountNumber Account,
    Slug? Slug,
    Priority Priority,
    IReadOnlyDictionary<AccountNumber, Slug> Slugs
);

[JsonSourceGenerationOptions(Converters = [typeof(TypedIdJsonConverterFactory)])]
[JsonSerializable(typeof(Order))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
