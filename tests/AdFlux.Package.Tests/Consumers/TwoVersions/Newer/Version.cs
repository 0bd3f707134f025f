namespace Newer;

public static class Version
{
    /// <summary>The assembly of the type that only the next version has.</summary>
    public static string OfNext => typeof(AdFlux.Data.Next).Assembly.GetName().Version!.ToString(fieldCount: 2);
}
