namespace AdFlux.Data.Tests.Upserts;

public abstract class InsightUpsertSpec(TestDatabase database) : InsightUpserts(database);
