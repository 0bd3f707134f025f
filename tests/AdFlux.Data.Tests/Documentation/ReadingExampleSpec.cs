using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Documentation;

/// <summary>Runs the code of docs/reading.md; <see cref="ReadmeTests"/> holds that the page shows just this.</summary>
public abstract class ReadingExampleSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task The_code_of_the_page_on_reading_runs()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 30), cancellationToken: Token);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        await ReadAsync(CreateInsights(), output, Token);

        Assert.Equal("2,877.30\n150 rows, and more\n30 rows at the end\n4 leads\n", output.ToString().ReplaceLineEndings("\n"));
    }

    private static async Task ReadAsync(MetaInsightRepository insights, StringWriter output, CancellationToken cancellationToken)
    {
        var query = new InsightRowQuery(InsightLevel.Ad, From: new DateOnly(2026, 6, 1), To: new DateOnly(2026, 6, 30))
        {
            Campaigns = [MetaCampaignId.From("120210000000000001")],
        };

        decimal spend = 0;
        await foreach (MetaInsight insight in insights.StreamAsync(query, cancellationToken))
            spend += insight.Spend ?? 0;
        output.WriteLine($"{spend:N2}");

        Page<MetaInsight> page = await insights.ReadPageAsync(query, new PageRequest { Size = 150 }, cancellationToken);
        while (page.NextCursor is { } cursor)
        {
            output.WriteLine($"{page.Items.Count} rows, and more");
            page = await insights.ReadPageAsync(query, new PageRequest { Size = 150, Cursor = cursor }, cancellationToken);
        }

        output.WriteLine($"{page.Items.Count} rows at the end");

        // csharpier-ignore
        MetaInsight? found = await insights.FindAsync(
            InsightObjectId.From("120210000000200001"), InsightLevel.Ad, new DateOnly(2026, 6, 1), cancellationToken);
        output.WriteLine($"{found?.Actions?.ValueOf("lead")} leads");
    }
}
