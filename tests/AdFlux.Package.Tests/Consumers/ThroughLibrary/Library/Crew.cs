global using ApplicationId = AdFlux.Data.Ids.ApplicationId;
using AdFlux.Data.Ids;

namespace Library;

[TypedId<int>]
public readonly partial record struct CrewId;

public sealed record Crew(CrewId Id, ApplicationId Lead);
