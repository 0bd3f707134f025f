namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>What EF Core calls the two providers.</summary>
internal static class ProviderNames
{
    public const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";
    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
}
