using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Upserts of one case and size, each from the same state of the table.</summary>
internal sealed class UpsertScenario(BenchmarkDatabase database, UpsertCase @case, int rows)
{
    private static readonly string _measured = $"object_id >= '{AdFamily.Measured.FirstObjectId}'";
    private static readonly string _newDay = InsightGenerator.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly MeasuredRows _rows = new(@case, rows);
    private InsightBatch? _batch;
    private int _version;

    public static string NameOf(UpsertCase @case) =>
        string.Create(CultureInfo.InvariantCulture, $"upsert, {@case.ToString().ToLowerInvariant()}");

    /// <summary>Brings the table to the state in which the first upsert finds it.</summary>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await StoreParentsAsync(cancellationToken);
        await StoreRowsAsync(cancellationToken);
        await database.AnalyzeAsync(cancellationToken);
    }

    /// <summary>The contenders that can do what the case asks for.</summary>
    public Comparison Compare(IEnumerable<UpsertContender> contenders) =>
        new(database.Provider, NameOf(@case), rows, "row")
        {
            Contenders =
            [
                .. from contender in contenders
                let role = contender.RoleIn(@case)
                where role is not null
                select Contender(contender, role.Value),
            ],
            LogPositionAsync = database.LogPositionAsync,
        };

    /// <summary>Brings the table back to the state before the last upsert, and hands the next rows to a contender.</summary>
    public async Task PrepareAsync(UpsertContender contender, CancellationToken cancellationToken)
    {
        if (@case == UpsertCase.Fresh)
            await database.ExecuteAsync($"DELETE FROM meta_insights WHERE {_measured}", cancellationToken);
        else if (@case == UpsertCase.Night)
            await database.ExecuteAsync($"DELETE FROM meta_insights WHERE {_measured} AND date_start = '{_newDay}'", cancellationToken);

        if (_batch is null || @case is UpsertCase.Changed or UpsertCase.Night)
            _batch = _rows.Batch(++_version);

        contender.Prepare(_batch);
        await database.SettleAsync(cancellationToken);
    }

    /// <summary>Makes sure that all contenders leave the same rows behind.</summary>
    /// <exception cref="InvalidOperationException">One does not.</exception>
    public async Task VerifyAsync(IEnumerable<UpsertContender> contenders, CancellationToken cancellationToken)
    {
        (string Name, string Rows)? first = null;
        await StoreParentsAsync(cancellationToken);
        foreach (UpsertContender contender in contenders.Where(contender => contender.RoleIn(@case) is not null))
        {
            await StoreRowsAsync(cancellationToken);
            await PrepareAsync(contender, cancellationToken);
            await contender.UpsertAsync(cancellationToken);

            await using DbConnection connection = await database.OpenAsync(cancellationToken);
            string stored = await StoredRows.FingerprintAsync(connection, cancellationToken);
            first ??= (contender.Name, stored);
            if (!string.Equals(stored, first.Value.Rows, StringComparison.Ordinal))
                throw new InvalidOperationException(
                    $"{database.Provider}, {NameOf(@case)}: {contender.Name} leaves {stored}, {first.Value.Name} {first.Value.Rows}."
                );
        }
    }

    private async Task StoreParentsAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        await AdParents.StoreAsync(context, AdFamily.Measured, firstAd: 0, _rows.Ads, cancellationToken);
    }

    private async Task StoreRowsAsync(CancellationToken cancellationToken)
    {
        await database.ExecuteAsync($"DELETE FROM meta_insights WHERE {_measured}", cancellationToken);
        await database.FillAsync(_rows.Stored, cancellationToken);
        (_batch, _version) = (null, 0);
    }

    private Contender Contender(UpsertContender contender, Role role)
    {
        async Task<long> RunAsync(CancellationToken cancellationToken)
        {
            await contender.UpsertAsync(cancellationToken);
            return rows;
        }

        return new Contender(contender.Name, role, RunAsync)
        {
            PrepareAsync = cancellationToken => PrepareAsync(contender, cancellationToken),
        };
    }
}
