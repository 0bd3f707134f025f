using AdFlux.Data.Ids;

namespace App;

[TypedId<string>]
public readonly partial record struct ShiftId;
