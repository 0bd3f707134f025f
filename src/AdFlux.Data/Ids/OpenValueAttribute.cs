namespace AdFlux.Data.Ids;

/// <summary>
/// Makes a <c>partial struct</c> or <c>partial record struct</c> a text whose known values are members, and which keeps a text that nobody
/// has listed as it is: a status, a platform, an objective.
/// </summary>
/// <example><code>
/// [OpenValue(MaxLength = 50)]
/// public readonly partial record struct JobStatus
/// {
///     public static JobStatus Open { get; } = From("open");
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class OpenValueAttribute : Attribute
{
    /// <summary>The longest text allowed, in Unicode code points; 0, the default, for no limit.</summary>
    public int MaxLength { get; set; }
}
