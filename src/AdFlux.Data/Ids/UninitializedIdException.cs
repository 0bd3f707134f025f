using AdFlux.Data.Faults;

namespace AdFlux.Data.Ids;

/// <summary>A text id that was never assigned was about to be written as JSON, as a parameter or into a row.</summary>
public sealed class UninitializedIdException : AdFluxException
{
    /// <summary>Names the type of the id.</summary>
    /// <param name="idType">The type of the id.</param>
    public UninitializedIdException(Type idType)
        : base($"A {idType?.Name} without a value can't be written: it is default({idType?.Name}). Assign it, or make the member nullable.")
    {
        ArgumentNullException.ThrowIfNull(idType);
        IdType = idType;
    }

    /// <summary>The type of the id.</summary>
    public Type IdType { get; }
}
