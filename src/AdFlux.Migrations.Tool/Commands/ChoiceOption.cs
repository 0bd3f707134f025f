using System.CommandLine;

namespace AdFlux.Migrations.Tool.Commands;

/// <summary>An option that takes one of a few words, in any case.</summary>
internal sealed class ChoiceOption : Option<string>
{
    public ChoiceOption(string name, params string[] choices)
        : base(name)
    {
        CompletionSources.Add(choices);
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !choices.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"{name} takes {string.Join(" or ", choices)}, not '{text}'.");
            }
        });
    }
}
