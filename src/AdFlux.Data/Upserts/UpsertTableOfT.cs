using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.Rules;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Upserts;

/// <summary>What an upsert has to know of a table, read from the model.</summary>
/// <typeparam name="T">The table's entity.</typeparam>
internal sealed class UpsertTable<T> : UpsertTable
    where T : class
{
    private readonly RowRules _rules;
    private readonly UpsertShape<T> _shape;

    public UpsertTable(IModel model, UpsertShape<T> shape)
        : base(
            model.FindEntityType(typeof(T))!,
            shape.StampColumns,
            shape.InsertStampColumns,
            shape.Extras.Select(extra => extra.Column),
            shape.Parents
        )
    {
        _rules = RowRules.Of(Entity);
        _shape = shape;
    }

    /// <summary>Gives a row's values in the order of the staging table's columns.</summary>
    /// <exception cref="InvalidValueException">A column cannot hold its value, or the row contradicts itself.</exception>
    public object?[] ToValues(T row, long number)
    {
        var values = new object?[Columns.Count + ExtraColumns.Count];
        for (int i = 0; i < Columns.Count; i++)
        {
            ColumnRule rule = Columns[i].Rule;
            if (rule.Check(Columns[i].Read(row), out values[i], out Exception? cause) is { } reason)
                throw _rules.Invalid(rule.Column, row, number, reason, cause);
        }

        for (int i = 0; i < ExtraColumns.Count; i++)
            values[Columns.Count + i] = _shape.Extras[i].Read(row) is { Length: > 0 } text ? text : null;

        if (_shape.FindContradiction(row) is var (column, contradiction))
            throw _rules.Invalid(column, row, number, contradiction);

        return values;
    }
}
