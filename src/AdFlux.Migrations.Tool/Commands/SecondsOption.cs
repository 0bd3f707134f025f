using System.CommandLine;
using System.Globalization;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>An option that takes a whole number of seconds.</summary>
internal sealed class SecondsOption : Option<int?>
{
    public SecondsOption(string name, string description, int? byDefault = null)
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
            if (result.Tokens is [{ Value: var text }] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"{name} takes a whole number of seconds, 0 or more.");
            }
        });
    }

    public static TimeSpan? ToTime(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
