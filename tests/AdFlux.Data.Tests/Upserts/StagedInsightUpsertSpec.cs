namespace AdFlux.Data.Tests.Upserts;

/// <summary>Few rows, staged as many would be.</summary>
public abstract class StagedInsightUpsertSpec(TestDatabase database) : InsightUpserts(database)
{
    protected override bool AlwaysStages => true;
}
