using AdFlux.Data.Model;
using AdFlux.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Tests.RowCodecs;

/// <summary>The codecs against what EF Core stores: a column that only one of them knows would be lost on the way to the database, or back.</summary>
public sealed class CodecModelTests
{
    private static readonly Dictionary<Type, IReadOnlyList<RowColumn>> _codecs = new()
    {
        [typeof(Application)] = ApplicationCodec.Columns,
        [typeof(Campaign)] = CampaignCodec.Columns,
        [typeof(Candidate)] = CandidateCodec.Columns,
        [typeof(JobOpening)] = JobOpeningCodec.Columns,
        [typeof(MetaAd)] = MetaAdCodec.Columns,
        [typeof(MetaAdSet)] = MetaAdSetCodec.Columns,
        [typeof(MetaCampaign)] = MetaCampaignCodec.Columns,
        [typeof(MetaInsight)] = MetaInsightCodec.Columns,
        [typeof(Segment)] = SegmentCodec.Columns,
    };

    public static TheoryData<TestProvider> Providers => [TestProvider.PostgreSql, TestProvider.Sqlite];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_entity_has_a_codec(TestProvider provider) =>
        Assert.Equal(
            ModelOf(provider).GetEntityTypes().Select(entity => entity.ClrType).OrderBy(type => type.Name, StringComparer.Ordinal),
            _codecs.Keys.OrderBy(type => type.Name, StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_codec_has_the_columns_of_the_model_with_their_types(TestProvider provider)
    {
        foreach (IEntityType entity in ModelOf(provider).GetEntityTypes())
        {
            Assert.Equal(
                entity
                    .GetProperties()
                    .Select(property => $"{property.Name} {TypeOf(property)} {property.IsNullable}")
                    .Order(StringComparer.Ordinal),
                _codecs[entity.ClrType]
                    .Select(column => $"{column.Member} {TypeOf(column.Kind, provider)} {column.IsNullable}")
                    .Order(StringComparer.Ordinal)
            );
        }
    }

    private static IModel ModelOf(TestProvider provider)
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (provider == TestProvider.PostgreSql)
            options.UseAdFluxPostgreSql("Host=nowhere");
        else
            options.UseAdFluxSqlite("Data Source=nowhere");
        using var context = new AdFluxDbContext(options.Options);
        return context.Model;
    }

    /// <summary>The column's type; text with a limit of its length counts as text.</summary>
    private static string TypeOf(IProperty property) =>
        property.GetColumnType().StartsWith("character varying(", StringComparison.Ordinal) ? "text" : property.GetColumnType();

    private static string TypeOf(ColumnKind kind, TestProvider provider) =>
        (kind, provider) switch
        {
            (ColumnKind.Text, TestProvider.PostgreSql) => "text",
            (ColumnKind.Int32, TestProvider.PostgreSql) => "integer",
            (ColumnKind.Int64, TestProvider.PostgreSql) => "bigint",
            (ColumnKind.Money, TestProvider.PostgreSql) => "numeric(18,6)",
            (ColumnKind.Double, TestProvider.PostgreSql) => "double precision",
            (ColumnKind.Day, TestProvider.PostgreSql) => "date",
            (ColumnKind.Instant, TestProvider.PostgreSql) => "timestamp without time zone",
            (ColumnKind.Json, TestProvider.PostgreSql) => "jsonb",
            (ColumnKind.Int32 or ColumnKind.Int64, _) => "INTEGER",
            (ColumnKind.Money or ColumnKind.Double, _) => "REAL",
            _ => "TEXT",
        };
}
