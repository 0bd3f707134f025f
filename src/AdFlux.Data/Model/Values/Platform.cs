using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>An advertising platform. A text that is not among the known members is kept as it is.</summary>
[OpenValue(MaxLength = 50)]
public readonly partial record struct Platform
{
    /// <summary>Meta: Facebook and Instagram.</summary>
    public static Platform Meta { get; } = From("meta");

    /// <summary>Google Ads.</summary>
    public static Platform Google { get; } = From("google");
}
