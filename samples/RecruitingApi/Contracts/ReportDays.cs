using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>The days of a report, from the query string.</summary>
internal sealed record ReportDays : IValidatableObject
{
    private const int MaxDays = 366;

    [Description("The first day.")]
    public DateOnly From { get; init; }

    [Description("The last day, a year later at most.")]
    public DateOnly To { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From)
            yield return new ValidationResult("The range ends before it starts.", [nameof(From), nameof(To)]);
        if (To.DayNumber - From.DayNumber >= MaxDays)
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"The range has more than {MaxDays} days."),
                [nameof(From), nameof(To)]
            );
    }
}
