namespace AdFlux.Data.Json;

/// <summary>Why a JSON text cannot be stored.</summary>
public enum JsonContentFault
{
    /// <summary>It does not follow the grammar of JSON (RFC 8259), or there is nothing or more than one value.</summary>
    NotJson,

    /// <summary>It nests deeper than <see cref="CanonicalJson.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>It is longer than <see cref="CanonicalJson.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>A string holds bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A string holds U+0000, which PostgreSQL cannot store.</summary>
    NulCharacter,

    /// <summary>A string holds half of a surrogate pair, such as <c>\ud800</c> alone.</summary>
    LoneSurrogate,

    /// <summary>A number is beyond what a double reaches (<c>1e400</c>) or has more than <see cref="CanonicalJson.MaxDecimals"/> decimals.</summary>
    NumberOutOfRange,

    /// <summary>It is JSON, but not of the shape that the column holds.</summary>
    WrongShape,
}
