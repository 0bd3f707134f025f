namespace AdFlux.Data.Tests.Upserts;

/// <summary>Few rows, staged as many would be.</summary>
public abstract class StagedRecruitingUpsertSpec(TestDatabase database) : RecruitingUpserts(database)
{
    protected override bool AlwaysStages => true;
}
