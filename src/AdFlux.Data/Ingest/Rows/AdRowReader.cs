using AdFlux.Data.Ids;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the rows of ads.</summary>
internal sealed class AdRowReader
{
    private readonly KnownIds _known = new();

    /// <summary>Reads one row.</summary>
    public MetaAd Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var ad = new MetaAd { AdSetId = MetaAdSetId.Empty };
        string? id = null;
        string? adSet = null;

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
                    ad.AccountId = row.ReadId(_known, isAccount: true) is { } account ? AdAccountId.From(account) : null;
                    break;
                case ObjectField.CampaignId:
                    ad.CampaignId = row.ReadId(_known) is { } campaign ? MetaCampaignId.From(campaign) : null;
                    break;
                case ObjectField.AdSetId:
                    adSet = row.ReadId(_known);
                    break;
                case ObjectField.Name:
                    ad.Name = row.ReadText();
                    break;
                case ObjectField.Status:
                    ad.Status = row.ReadWord() is { } status ? MetaStatus.From(status) : null;
                    break;
                case ObjectField.EffectiveStatus:
                    ad.EffectiveStatus = row.ReadWord() is { } effective ? MetaEffectiveStatus.From(effective) : null;
                    break;
                case ObjectField.CreatedTime:
                    ad.CreatedTime = row.ReadInstant();
                    break;
                case ObjectField.Creative:
                    ad.CreativeDetails = row.ReadCreative();
                    ad.CreativeId = ad.CreativeDetails?.Id;
                    break;
                case ObjectField.NestedRows:
                    row.RefuseRows("an ad");
                    break;
                default:
                    break;
            }
        }

        RowKinds.Require(GraphExportKind.Ads, signs, utf8Json, location);
        ad.Id = MetaAdId.From(id ?? throw location.Missing("id", "an ad is stored under it"));
        ad.AdSetId = MetaAdSetId.From(adSet ?? throw location.Missing("adset_id", "an ad belongs to an ad set"));
        return ad;
    }
}
