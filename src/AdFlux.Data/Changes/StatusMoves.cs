using AdFlux.Data.Faults;

namespace AdFlux.Data.Changes;

/// <summary>Which status leads to which, and what to say of a move that is not among them.</summary>
internal sealed class StatusMoves<T>(IEnumerable<(T From, T To)> moves, Func<T, string> text)
    where T : IEquatable<T>
{
    private readonly HashSet<(T From, T To)> _moves = [.. moves];

    public bool Allow(T from, T to) => _moves.Contains((from, to));

    public RefusedMoveException Refusal(T from, T to)
    {
        IEnumerable<string> allowed = _moves.Where(move => move.From.Equals(from)).Select(move => text(move.To));
        return new RefusedMoveException(text(from), text(to), [.. allowed.Order(StringComparer.Ordinal)]);
    }
}
