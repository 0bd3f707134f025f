using AdFlux.Data.Ids;

namespace Warned;

[TypedId<int>]
public partial record struct ShelfId;

public static class Shelves
{
    public static ShelfId Nowhere() => default;
}
