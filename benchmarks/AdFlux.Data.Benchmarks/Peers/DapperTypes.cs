using System.Data;
using System.Globalization;
using Dapper;

namespace AdFlux.Data.Benchmarks.Peers;

/// <summary>What Dapper has to be told about days, and about names with underscores.</summary>
internal static class DapperTypes
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Day());
    }

    private sealed class Day : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) =>
            value switch
            {
                DateOnly day => day,
                DateTime midnight => DateOnly.FromDateTime(midnight),
                _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
    }
}
