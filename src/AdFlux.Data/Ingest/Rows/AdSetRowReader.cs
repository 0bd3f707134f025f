using AdFlux.Data.Ids;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of ad sets.</summary>
internal sealed class AdSetRowReader
{
    private readonly KnownIds _known = new();

    /// <summary>Reads one row.</summary>
    public MetaAdSet Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var adSet = new MetaAdSet { CampaignId = MetaCampaignId.Empty };
        string? id = null;
        string? campaign = null;

        RowSigns signs = RowSigns.None;
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(ObjectFields.Names, out ObjectMember member))
        {
            signs |= row.IsNull ? RowSigns.None : member.Sign;
            switch (member.Field)
            {
                case ObjectField.Id:
                    id = row.ReadId(_known);
                    break;
                case ObjectField.AccountId:
                    adSet.AccountId = row.ReadId(_known, isAccount: true) is { } account ? AdAccountId.From(account) : null;
                    break;
                case ObjectField.CampaignId:
                    campaign = row.ReadId(_known);
                    break;
                case ObjectField.Name:
                    adSet.Name = row.ReadText();
                    break;
                case ObjectField.Status:
                    adSet.Status = row.ReadWord() is { } status ? MetaStatus.From(status) : null;
                    break;
                case ObjectField.EffectiveStatus:
                    adSet.EffectiveStatus = row.ReadWord() is { } effective ? MetaEffectiveStatus.From(effective) : null;
                    break;
                case ObjectField.OptimizationGoal:
                    adSet.OptimizationGoal = row.ReadWord() is { } goal ? OptimizationGoal.From(goal) : null;
                    break;
                case ObjectField.BillingEvent:
                    adSet.BillingEvent = row.ReadWord() is { } billing ? BillingEvent.From(billing) : null;
                    break;
                case ObjectField.DailyBudget:
                    adSet.DailyBudget = row.ReadAmountText();
                    break;
                case ObjectField.LifetimeBudget:
                    adSet.LifetimeBudget = row.ReadAmountText();
                    break;
                case ObjectField.BudgetRemaining:
                    adSet.BudgetRemaining = row.ReadAmountText();
                    break;
                case ObjectField.BidAmount:
                    adSet.BidAmount = row.ReadAmountText();
                    break;
                case ObjectField.CreatedTime:
                    adSet.CreatedTime = row.ReadInstant();
                    break;
                case ObjectField.StartTime:
                    adSet.StartTime = row.ReadInstant();
                    break;
                case ObjectField.EndTime:
                    adSet.EndTime = row.ReadInstant();
                    break;
                case ObjectField.NestedRows:
                    row.RefuseRows("an ad set");
                    break;
                default:
                    break;
            }
        }

        RowKinds.Require(GraphExportKind.AdSets, signs, utf8Json, location);
        adSet.Id = MetaAdSetId.From(id ?? throw location.Missing("id", "an ad set is stored under it"));
        adSet.CampaignId = MetaCampaignId.From(campaign ?? throw location.Missing("campaign_id", "an ad set belongs to a campaign"));
        return adSet;
    }
}
