namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>The names that tables and charts give to contenders that are in many comparisons.</summary>
internal static class Names
{
    public const string Library = "AdFlux.Data";
    public const string EfCore = "EF Core";
    public const string Dapper = "Dapper";
    public const string Npgsql = "Npgsql";
    public const string Sqlite = "Microsoft.Data.Sqlite";
}
