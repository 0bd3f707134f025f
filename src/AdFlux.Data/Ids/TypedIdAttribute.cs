namespace AdFlux.Data.Ids;

/// <summary>
/// Makes a <c>partial struct</c> or <c>partial record struct</c> a typed id: conversion, equality, order, parsing, formatting, JSON and the
/// EF Core mapping are generated. A member that the declaration already has is not generated again.
/// </summary>
/// <typeparam name="TValue">What is stored: <see cref="string"/>, <see cref="int"/>, <see cref="long"/> or <see cref="Guid"/>.</typeparam>
/// <remarks>
/// To refuse or normalise values, implement <c>static partial void Validate(ref TValue value)</c> and throw an
/// <see cref="ArgumentException"/>. It runs on values from outside, never on values read from the database.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class TypedIdAttribute<TValue> : Attribute
    where TValue : notnull
{
    /// <summary>The longest text allowed, in Unicode code points; 0, the default, for no limit. Text ids only.</summary>
    public int MaxLength { get; set; }
}
