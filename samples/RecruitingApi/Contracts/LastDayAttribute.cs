using System.ComponentModel.DataAnnotations;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>Holds a report to a range that does not end before it starts, and to a year.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LastDayAttribute : ValidationAttribute
{
    private const int MaxDays = 366;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var days = (ReportDays)validationContext.ObjectInstance;
        if (days.To < days.From)
            return new ValidationResult("The range ends before it starts.");
        return days.To.DayNumber - days.From.DayNumber < MaxDays
            ? ValidationResult.Success
            : new ValidationResult($"The range has more than {MaxDays} days.");
    }
}
