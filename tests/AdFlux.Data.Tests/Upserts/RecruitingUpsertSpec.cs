namespace AdFlux.Data.Tests.Upserts;

public abstract class RecruitingUpsertSpec(TestDatabase database) : RecruitingUpserts(database);
