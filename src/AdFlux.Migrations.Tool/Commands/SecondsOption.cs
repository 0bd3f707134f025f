using System.CommandLine;
using System.Globalization;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>An option that takes a whole number of seconds, at most a day's.</summary>
internal sealed class SecondsOption : Option<int?>
{
    private const int Day = 86_400;

    public SecondsOption(string name, string description, int? byDefault = null, int minimum = 0)
        : base(name)
    {
        Description = description;
        HelpName = "seconds";
        if (byDefault is not null)
        {
            DefaultValueFactory = _ => byDefault;
        }

        Validators.Add(result =>
        {
            // Asking the result for its value would throw where the text is no number.
            if (result.Tokens is [{ Value: var text }] && !IsBetween(text, minimum, Day))
            {
                result.AddError(FormattableString.Invariant($"{name} takes a whole number of seconds, {minimum} to {Day}."));
            }
        });
    }

    public static TimeSpan? ToTime(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;

    private static bool IsBetween(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum;
}
