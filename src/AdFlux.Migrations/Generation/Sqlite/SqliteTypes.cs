using System.Data;
using FluentMigrator.Runner.Generators.Base;
using FluentMigrator.Runner.Generators.SQLite;

namespace AdFlux.Migrations.Generation.Sqlite;

/// <summary>The types that the library's own columns have: text for days and instants, and REAL for every number with a fraction.</summary>
/// <remarks>FluentMigrator's NUMERIC and DATETIME turn text that looks like a number into one.</remarks>
internal sealed class SqliteTypes : TypeMapBase, ISQLiteTypeMap
{
    public SqliteTypes() => SetupTypeMaps();

    protected override void SetupTypeMaps()
    {
        Map(
            "INTEGER",
            DbType.Boolean,
            DbType.Byte,
            DbType.SByte,
            DbType.Int16,
            DbType.UInt16,
            DbType.Int32,
            DbType.UInt32,
            DbType.Int64,
            DbType.UInt64
        );
        Map("REAL", DbType.Single, DbType.Double, DbType.Decimal, DbType.Currency, DbType.VarNumeric);
        Map("TEXT", DbType.String, DbType.AnsiString, DbType.StringFixedLength, DbType.AnsiStringFixedLength, DbType.Guid, DbType.Xml);
        Map("TEXT", DbType.Date, DbType.Time, DbType.DateTime, DbType.DateTime2);
        Map("BLOB", DbType.Binary);
    }

    /// <remarks>SQLite keeps no sizes.</remarks>
    public override string GetTypeMap(DbType type, int? size, int? precision) => base.GetTypeMap(type, size: null, precision: null);

    private void Map(string name, params ReadOnlySpan<DbType> types)
    {
        foreach (var type in types)
        {
            SetTypeMap(type, name);
        }
    }
}
