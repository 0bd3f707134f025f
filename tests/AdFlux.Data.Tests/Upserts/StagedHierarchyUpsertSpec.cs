namespace AdFlux.Data.Tests.Upserts;

/// <summary>Few rows, staged as many would be.</summary>
public abstract class StagedHierarchyUpsertSpec(TestDatabase database) : HierarchyUpserts(database)
{
    protected override bool AlwaysStages => true;
}
