namespace AdFlux.Data.Transactions;

/// <summary>
/// The flow of control of a unit of work: what it awaits belongs to it. A call from elsewhere on the same context does not, and would become part of a
/// transaction that it knows nothing of.
/// </summary>
internal sealed class WorkFlow
{
    private static readonly AsyncLocal<WorkFlow?> _innermost = new();

    private readonly WorkFlow? _outer = _innermost.Value;
    private readonly Stack<Action> _undo = new();

    private WorkFlow() { }

    /// <summary>Whether the caller is part of the work, directly or through work within it.</summary>
    public bool IsCurrent
    {
        get
        {
            WorkFlow? flow = _innermost.Value;
            while (flow is not null && flow != this)
                flow = flow._outer;
            return flow is not null;
        }
    }

    /// <summary>Begins a flow in the asynchronous method that calls this; it ends when that method returns.</summary>
    public static WorkFlow Begin() => _innermost.Value = new WorkFlow();

    /// <summary>Notes how to take back what was written into an object of the caller's, where the row is rolled back.</summary>
    public void OnRollback(Action undo) => _undo.Push(undo);

    /// <summary>Hands over to the work around this one, which may still be rolled back.</summary>
    public void HandOverTo(WorkFlow outer)
    {
        foreach (Action undo in _undo.Reverse())
            outer._undo.Push(undo);
    }

    public void RollBack()
    {
        while (_undo.TryPop(out Action? undo))
            undo();
    }
}
