using System.Data.Common;
using AdFlux.Data.Changes.Hierarchy.Postgres;
using AdFlux.Data.Changes.Hierarchy.Sqlite;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace AdFlux.Data.Changes.Hierarchy;

/// <summary>Marks what an ad account no longer lists as deleted: a statement per level, in one transaction or a savepoint in the caller's.</summary>
internal sealed class UnlistedObjects(AdFluxDbContext context, TimeProvider clock)
{
    private const string CampaignOfAccount = "t.account_id IN (@account, @prefixed)";
    private const string AdSetOfAccount =
        "t.campaign_id IN (SELECT c.id FROM meta_campaigns AS c WHERE c.account_id IN (@account, @prefixed))";
    private const string AdOfAccount = """
        t.ad_set_id IN (
            SELECT s.id FROM meta_ad_sets AS s JOIN meta_campaigns AS c ON c.id = s.campaign_id WHERE c.account_id IN (@account, @prefixed)
        )
        """;

    private readonly IUnlistedSql _sql =
        context.Database.GetDbConnection() is NpgsqlConnection ? new PostgresUnlistedSql() : new SqliteUnlistedSql();

    public Task<MetaDeletion> MarkAsync(MetaListing listing, CancellationToken cancellationToken) =>
        WriteCall.RunAsync(context, () => MarkLevelsAsync(listing, cancellationToken), cancellationToken);

    private async Task<MetaDeletion> MarkLevelsAsync(MetaListing listing, CancellationToken cancellationToken)
    {
        long campaigns = await MarkAsync<MetaCampaign>(
                CampaignOfAccount,
                listing.Account,
                listing.Campaigns?.Select(id => id.Value),
                row => row.Id.Value,
                cancellationToken
            )
            .ConfigureAwait(false);
        long adSets = await MarkAsync<MetaAdSet>(
                AdSetOfAccount,
                listing.Account,
                listing.AdSets?.Select(id => id.Value),
                row => row.Id.Value,
                cancellationToken
            )
            .ConfigureAwait(false);
        long ads = await MarkAsync<MetaAd>(
                AdOfAccount,
                listing.Account,
                listing.Ads?.Select(id => id.Value),
                row => row.Id.Value,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new MetaDeletion(campaigns, adSets, ads);
    }

    private async Task<long> MarkAsync<T>(
        string ofAccount,
        AdAccountId account,
        IEnumerable<string>? ids,
        Func<T, string> idOf,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (ids is null)
            return 0;

        HashSet<string> listed = ids.ToHashSet(StringComparer.Ordinal);
        IProperty accountId = context.MetaCampaigns.EntityType.FindProperty(nameof(MetaCampaign.AccountId))!;
        string digits = AccountSpellings.DigitsOf(account.Value);
        IEntityType entity = context.Model.FindEntityType(typeof(T))!;
        object[] parameters =
        [
            _sql.Bind(listed),
            Parameter("account", accountId, AdAccountId.From(digits)),
            Parameter("prefixed", accountId, AdAccountId.From(AccountSpellings.PrefixedOf(digits))),
            Parameter("now", entity.FindProperty(nameof(MetaCampaign.LastUpdated))!, new UpdateClock(clock).Now),
        ];
        int marked = await context
            .Database.ExecuteSqlRawAsync(_sql.Mark(entity.GetTableName()!, ofAccount), parameters, cancellationToken)
            .ConfigureAwait(false);
        context.Forget<T>(row => marked > 0 && !listed.Contains(idOf(row)));
        return marked;
    }

    private DbParameter Parameter(string name, IProperty column, object value)
    {
        using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        return column.GetRelationalTypeMapping().CreateParameter(command, name, value, nullable: false);
    }
}
