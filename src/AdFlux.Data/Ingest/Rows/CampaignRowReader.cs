using AdFlux.Data.Ids;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of campaigns.</summary>
internal sealed class CampaignRowReader
{
    private readonly KnownIds _known = new();

    /// <summary>Reads one row.</summary>
    public MetaCampaign Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var campaign = new MetaCampaign { AccountId = AdAccountId.Empty };
        string? id = null;
        string? account = null;

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
                    account = row.ReadId(_known, isAccount: true);
                    break;
                case ObjectField.Name:
                    campaign.Name = row.ReadText();
                    break;
                case ObjectField.Status:
                    campaign.Status = row.ReadWord() is { } status ? MetaStatus.From(status) : null;
                    break;
                case ObjectField.EffectiveStatus:
                    campaign.EffectiveStatus = row.ReadWord() is { } effective ? MetaEffectiveStatus.From(effective) : null;
                    break;
                case ObjectField.Objective:
                    campaign.Objective = row.ReadWord() is { } objective ? MetaObjective.From(objective) : null;
                    break;
                case ObjectField.DailyBudget:
                    campaign.DailyBudget = row.ReadAmountText();
                    break;
                case ObjectField.LifetimeBudget:
                    campaign.LifetimeBudget = row.ReadAmountText();
                    break;
                case ObjectField.BudgetRemaining:
                    campaign.BudgetRemaining = row.ReadAmountText();
                    break;
                case ObjectField.CreatedTime:
                    campaign.CreatedTime = row.ReadInstant();
                    break;
                case ObjectField.StartTime:
                    campaign.StartTime = row.ReadInstant();
                    break;
                case ObjectField.StopTime:
                    campaign.StopTime = row.ReadInstant();
                    break;
                case ObjectField.NestedRows:
                    row.RefuseRows("a campaign");
                    break;
                default:
                    break;
            }
        }

        RowKinds.Require(GraphExportKind.Campaigns, signs, utf8Json, location);
        campaign.Id = MetaCampaignId.From(id ?? throw location.Missing("id", "a campaign is stored under it"));
        campaign.AccountId = AdAccountId.From(account ?? throw location.Missing("account_id", "a campaign belongs to an ad account"));
        return campaign;
    }
}
