namespace AdFlux.Migrations.Linting;

/// <summary>Says that a migration breaks a rule on purpose, and why.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LintSuppressionAttribute : Attribute
{
    /// <summary>Suppresses one rule for the whole migration.</summary>
    /// <param name="ruleId">The rule's id.</param>
    /// <param name="reason">Why it does no harm here.</param>
    /// <exception cref="ArgumentException">There is no such rule, or no reason; thrown when the migration is checked.</exception>
    public LintSuppressionAttribute(string ruleId, string reason)
    {
        if (!LintRule.All.Any(rule => string.Equals(rule.Id, ruleId, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"There is no rule '{ruleId}'; the rules are {string.Join(", ", LintRule.All.Select(rule => rule.Id))}.",
                nameof(ruleId)
            );
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ArgumentException($"The suppression of {ruleId} gives no reason.", nameof(reason));
        }

        (RuleId, Reason) = (ruleId, reason);
    }

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>Why it does no harm here.</summary>
    public string Reason { get; }
}
