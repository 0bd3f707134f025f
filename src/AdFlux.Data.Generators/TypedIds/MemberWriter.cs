namespace AdFlux.Data.Generators.TypedIds;

/// <summary>Writes the members that the declaration does not have yet, an empty line between them.</summary>
internal sealed class MemberWriter(SourceWriter source, EquatableArray<string> declared)
{
    private bool _any;

    /// <summary>Writes a member.</summary>
    /// <param name="signature">Its signature as in <see cref="Signatures"/>; empty text for one that can't be declared.</param>
    /// <param name="text">Its text.</param>
    public void Add(string signature, string text)
    {
        if (declared.Contains(signature, StringComparer.Ordinal))
            return;
        if (_any)
            source.Line();
        source.Lines(text);
        _any = true;
    }
}
