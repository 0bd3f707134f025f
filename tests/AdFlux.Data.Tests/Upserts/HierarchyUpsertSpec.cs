namespace AdFlux.Data.Tests.Upserts;

public abstract class HierarchyUpsertSpec(TestDatabase database) : HierarchyUpserts(database);
