using AdFlux.Migrations.Faults;
using FluentMigrator;
using FluentMigrator.Runner.Generators.Postgres;
using FluentMigrator.Runner.Processors.Postgres;

namespace AdFlux.Migrations.Generation.Postgres;

/// <summary>Names and values in PostgreSQL's SQL.</summary>
internal sealed class PostgresValues() : PostgresQuoter(new PostgresOptions())
{
    /// <summary>No schema where none is named: the search path decides, as it does for everything else of the library.</summary>
    public override string QuoteSchemaName(string schemaName) => string.IsNullOrEmpty(schemaName) ? "" : base.QuoteSchemaName(schemaName);

    public override string QuoteValue(object value) =>
        value switch
        {
            SystemMethods method => FormatSystemMethods(method),
            DateTime { Kind: DateTimeKind.Utc } instant => SqlValues.InUtc(instant),
            _ => SqlValues.Literal(value) ?? base.QuoteValue(value),
        };

    public override string FormatSystemMethods(SystemMethods value) =>
        value switch
        {
            // Part of PostgreSQL; uuid_generate_v4() is of an extension.
            SystemMethods.NewGuid => "gen_random_uuid()",
            SystemMethods.NewSequentialId => throw new UnsupportedMigrationException(
                "SystemMethods.NewSequentialId needs an extension of PostgreSQL. Use NewGuid, or RawSql.Insert(\"uuid_generate_v1()\") where it is there."
            ),
            SystemMethods.CurrentDateTime => throw new UnsupportedMigrationException(
                "SystemMethods.CurrentDateTime is in the time zone of the session. Use CurrentUTCDateTime, or CurrentDateTimeOffset for a timestamptz."
            ),
            _ => base.FormatSystemMethods(value),
        };
}
