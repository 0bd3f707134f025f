namespace AdFlux.Migrations.Adoption;

/// <summary>What an adoption did.</summary>
/// <param name="Examination">What it found before.</param>
/// <param name="Tables">Every table that it verified; none when there was nothing to adopt.</param>
/// <param name="Duration">How long it took under the lock.</param>
public sealed record AdoptionResult(AdoptionExamination Examination, IReadOnlyList<AdoptedTable> Tables, TimeSpan Duration)
{
    /// <summary>Whether this run adopted the database; false when it held our migrations already.</summary>
    public bool IsAdopted => Tables.Count > 0;
}

/// <summary>A table whose rows are the same after the adoption as before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">The hash of what its values mean, in hexadecimal: 14.35 is the same as a float and as a number with six decimals.</param>
/// <param name="RoundedValues">How many amounts of money were rounded, by column; empty unless <see cref="AdoptionOptions.RoundMoney"/>.</param>
public sealed record AdoptedTable(string Name, long Rows, string Hash, IReadOnlyDictionary<string, long> RoundedValues);
