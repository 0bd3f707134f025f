using AdFlux.Data;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>Something to look at, stored in one transaction; a second time nothing changes.</summary>
internal sealed class DemoData(AdFluxDbContext context, DemoRecruiting recruiting, DemoAdvertising advertising)
{
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await recruiting.StoreAsync(cancellationToken);
        await advertising.StoreAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
