using AdFlux.Data.Ids;

namespace ThroughMigrations;

[TypedId<string>]
public readonly partial record struct ShiftId;
