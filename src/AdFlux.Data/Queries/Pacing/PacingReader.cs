using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Reads spend per campaign and day, and budgets, and adds them up.</summary>
internal sealed class PacingReader(AdFluxDbContext context, PacingQuery query)
{
    private const decimal CentsPerUnit = 100;

    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<PacingDay> Read(CancellationToken cancellationToken)
    {
        if (query.MinorUnitsPerUnit < 1)
            throw QueryRules.Wrong(
                "A unit has at least one minor unit: set MinorUnitsPerUnit to 1 for currencies without, else leave it at 100."
            );
        var insights = new RollupQuery(query.Level, query.From, query.To)
        {
            Campaigns = query.Campaigns,
            SkipLongInsights = query.SkipLongInsights,
        };
        var scope = new InsightScope(insights, RollupGroup.Campaign, _connection.Dialect);
        return DaysAsync(new ReportCommand($"{SpendSql(scope)};\n{BudgetSql()}", scope), cancellationToken);
    }

    private static string SpendSql(InsightScope scope) =>
        $"""
            SELECT i.meta_campaign_id, i.date_start, {scope.Dialect.SumMoney("i.spend")} AS spend
            FROM meta_insights AS i
            WHERE {scope.Where} AND i.meta_campaign_id IS NOT NULL
            GROUP BY 1, 2
            """;

    private string BudgetSql() =>
        query.Budget switch
        {
            DailyBudget.MetaCampaign => $"""
                SELECT m.id, NULL, m.daily_budget
                FROM meta_campaigns AS m{Named("m.id")}
                ORDER BY 1
                """,
            DailyBudget.Campaign => $"""
                SELECT c.external_ids ->> 'meta_campaign_id', c.id, c.daily_budget
                FROM campaigns AS c{Named("c.external_ids ->> 'meta_campaign_id'")}
                ORDER BY 2
                """,
            _ => throw QueryRules.Wrong($"{query.Budget} is not a budget: see DailyBudget."),
        };

    private string Named(string column) =>
        query.Campaigns is null ? "" : $"\nWHERE {_connection.Dialect.IsAmong($"({column})", "@campaigns")}";

    private async IAsyncEnumerable<PacingDay> DaysAsync(ReportCommand command, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Dictionary<MetaCampaignId, Dictionary<DateOnly, decimal>> spend, List<Budgeted> budgets) = await _connection
            .RunAsync(command, ReadAsync, cancellationToken)
            .ConfigureAwait(false);
        foreach (Budgeted budgeted in budgets)
        {
            if (query.Campaigns is null && !spend.ContainsKey(budgeted.Campaign))
                continue;

            foreach (PacingDay day in DaysOf(budgeted, spend.GetValueOrDefault(budgeted.Campaign) ?? []))
                yield return day;
        }
    }

    private async Task<(Dictionary<MetaCampaignId, Dictionary<DateOnly, decimal>> Spend, List<Budgeted> Budgets)> ReadAsync(
        DbDataReader reader,
        CancellationToken cancellationToken
    )
    {
        var spend = new Dictionary<MetaCampaignId, Dictionary<DateOnly, decimal>>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var campaign = MetaCampaignId.From(reader.GetString(0));
            if (!spend.TryGetValue(campaign, out Dictionary<DateOnly, decimal>? days))
                spend.Add(campaign, days = []);
            days.Add(reader.GetFieldValue<DateOnly>(1), reader.IsDBNull(2) ? 0 : _connection.Dialect.ReadMoney(reader, 2));
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var budgets = new List<Budgeted>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!reader.IsDBNull(0))
                budgets.Add(ReadBudget(reader));
        }

        return (spend, budgets);
    }

    private Budgeted ReadBudget(DbDataReader reader)
    {
        decimal? units = MinorUnits.Read(Convert.ToString(reader.GetValue(2), CultureInfo.InvariantCulture));
        return new Budgeted(
            MetaCampaignId.From(reader.GetString(0)),
            reader.IsDBNull(1) ? null : CampaignId.From(reader.GetInt32(1)),
            units / (query.Budget == DailyBudget.Campaign ? CentsPerUnit : query.MinorUnitsPerUnit)
        );
    }

    private IEnumerable<PacingDay> DaysOf(Budgeted budgeted, Dictionary<DateOnly, decimal> spend)
    {
        decimal cumulative = 0;
        int days = new DayRange(query.From, query.To).Days;
        for (int i = 0; i < days; i++)
        {
            DateOnly day = query.From.AddDays(i);
            decimal spent = spend.GetValueOrDefault(day);
            cumulative = PlainDecimal.Of(cumulative + spent);
            yield return new PacingDay
            {
                Campaign = budgeted.Campaign,
                PlannedBy = budgeted.PlannedBy,
                Day = day,
                Spend = spent,
                CumulativeSpend = cumulative,
                DailyBudget = budgeted.PerDay,
                BudgetToDate = budgeted.PerDay * (i + 1),
            };
        }
    }

    private sealed record Budgeted(MetaCampaignId Campaign, CampaignId? PlannedBy, decimal? PerDay);
}
