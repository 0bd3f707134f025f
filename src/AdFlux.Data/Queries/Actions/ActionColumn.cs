namespace AdFlux.Data.Queries;

/// <summary>Which of an insight's two lists of actions is summed.</summary>
public enum ActionColumn
{
    /// <summary>How often: <see cref="Model.MetaInsight.Actions"/>.</summary>
    Actions,

    /// <summary>For how much money: <see cref="Model.MetaInsight.ActionValues"/>.</summary>
    ActionValues,
}
