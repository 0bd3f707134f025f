using System.Runtime.CompilerServices;

namespace AdFlux.Data.Transactions;

/// <summary>
/// The flow of control of a unit of work: what it awaits belongs to it. A call from elsewhere on the same context does not, and would become part of a
/// transaction that it knows nothing of.
/// </summary>
internal sealed class WorkFlow : IDisposable
{
    private static readonly AsyncLocal<WorkFlow?> _innermost = new();
    private static readonly ConditionalWeakTable<AdFluxDbContext, WorkFlow> _running = [];

    // The flow around this one, on whatever context, and the work of this context around this work.
    private readonly WorkFlow? _outerFlow = _innermost.Value;
    private readonly WorkFlow? _outerWork;
    private readonly AdFluxDbContext _context;
    private readonly Stack<Action> _undo = new();

    private WorkFlow(AdFluxDbContext context) => (_context, _outerWork) = (context, Of(context));

    /// <summary>Whether the caller is part of the work, directly or through work within it.</summary>
    public bool IsCurrent
    {
        get
        {
            WorkFlow? flow = _innermost.Value;
            while (flow is not null && flow != this)
                flow = flow._outerFlow;
            return flow is not null;
        }
    }

    /// <summary>The unit of work that runs on a context, the innermost one; null where there is none.</summary>
    public static WorkFlow? Of(AdFluxDbContext context) => _running.TryGetValue(context, out WorkFlow? work) ? work : null;

    /// <summary>Begins work on a context, in the flow of the asynchronous method that calls this.</summary>
    public static WorkFlow Begin(AdFluxDbContext context)
    {
        var work = new WorkFlow(context);
        _running.AddOrUpdate(context, work);
        return _innermost.Value = work;
    }

    /// <summary>Notes how to take back what was written into an object of the caller's, where the row is rolled back.</summary>
    public void OnRollback(Action undo) => _undo.Push(undo);

    /// <summary>Ends work that is stored, unless the work around it is rolled back.</summary>
    public void Commit()
    {
        foreach (Action undo in _outerWork is null ? [] : _undo.Reverse())
            _outerWork!._undo.Push(undo);
        _undo.Clear();
    }

    /// <summary>Ends the work; what was not committed is taken back.</summary>
    public void Dispose()
    {
        if (_outerWork is null)
            _running.Remove(_context);
        else
            _running.AddOrUpdate(_context, _outerWork);
        while (_undo.TryPop(out Action? undo))
            undo();
    }
}
