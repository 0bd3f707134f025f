using AdFlux.Migrations.Adoption;

namespace AdFlux.Migrations.Faults;

/// <summary>The database cannot be adopted as it is. Nothing was changed.</summary>
public sealed class AdoptionRefusedException : MigrationException
{
    internal AdoptionRefusedException(AdoptionExamination examination)
        : base(examination.Summary) => Examination = examination;

    /// <summary>What is in the way.</summary>
    public AdoptionExamination Examination { get; }
}
