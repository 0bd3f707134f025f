using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Changes;

/// <summary>
/// Writes single rows past the context's change tracker, so that nothing else that the caller has changed is saved along, and without an error in the
/// database where a key is taken or a parent missing: on PostgreSQL that would end the caller's transaction.
/// </summary>
/// <typeparam name="T">The rows' entity.</typeparam>
internal sealed class RowWriter<T>(AdFluxDbContext context)
    where T : class
{
    private readonly IEntityType _entity = context.Model.FindEntityType(typeof(T))!;
    private readonly RowStatements _statements = new(context.Model.FindEntityType(typeof(T))!, context.GetService<ISqlGenerationHelper>());

    /// <summary>Inserts a row, as part of a call that writes. Keys that the database gives out are not read.</summary>
    /// <returns>The row as it is stored; null where its key is taken or a parent is missing.</returns>
    /// <exception cref="InvalidValueException">A column cannot hold its value.</exception>
    public async Task<T?> TryInsertAsync(T row, CancellationToken cancellationToken)
    {
        IProperty[] columns = [.. _entity.GetProperties().Where(column => !IsGenerated(column, row))];
        RowRules.Of(_entity).Check(row);
        List<T> stored = await context
            .Set<T>()
            .FromSqlRaw(_statements.Insert(columns, ParentsOf(row)), Parameters(row, columns))
            .AsNoTracking()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return stored.SingleOrDefault();
    }

    /// <inheritdoc cref="TryInsertAsync" />
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="DatabaseFaultException">A row with the same key is stored.</exception>
    /// <exception cref="MissingParentsException">A row that it refers to is not stored.</exception>
    public Task<T> InsertAsync(T row, CancellationToken cancellationToken) =>
        WriteCall.RunAsync(context, () => InsertNewAsync(row, cancellationToken), cancellationToken);

    private async Task<T> InsertNewAsync(T row, CancellationToken cancellationToken)
    {
        if (await TryInsertAsync(row, cancellationToken).ConfigureAwait(false) is { } stored)
            return stored;

        await RequireParentsAsync(row, cancellationToken).ConfigureAwait(false);
        throw new DatabaseFaultException(DatabaseFault.Duplicate, code: null, innerException: null);
    }

    /// <summary>Writes all columns of the row that has this one's key.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidValueException">A column cannot hold its value.</exception>
    /// <exception cref="MissingParentsException">A row that it refers to is not stored.</exception>
    public async Task<bool> UpdateAsync(T row, CancellationToken cancellationToken)
    {
        bool isWritten = await WriteCall
            .RunAsync(context, () => UpdateStoredAsync(row, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        context.Forget<T>(tracked => _entity.FindPrimaryKey()!.Properties.All(part => Equals(ValueOf(part, tracked), ValueOf(part, row))));
        return isWritten;
    }

    private async Task<bool> UpdateStoredAsync(T row, CancellationToken cancellationToken)
    {
        IProperty[] columns = [.. _entity.GetProperties().Where(column => !column.IsPrimaryKey())];
        bool isWritten = await TryUpdateAsync(row, columns, seen: [], cancellationToken).ConfigureAwait(false);
        if (!isWritten)
            await RequireParentsAsync(row, cancellationToken).ConfigureAwait(false);
        return isWritten;
    }

    /// <summary>Writes some columns of the row that has this one's key, if others hold what the caller saw, as part of a call that writes.</summary>
    /// <returns>Whether it was written; not where there is none, another value, or a parent is missing.</returns>
    /// <exception cref="InvalidValueException">A column cannot hold its value.</exception>
    public async Task<bool> TryUpdateAsync(
        T row,
        IReadOnlyCollection<IProperty> columns,
        IReadOnlyCollection<SeenValue> seen,
        CancellationToken cancellationToken
    )
    {
        IProperty[] written = [.. _entity.FindPrimaryKey()!.Properties, .. columns];
        RowRules.Of(_entity).Check(row, written);
        IEnumerable<IForeignKey> parents = ParentsOf(row).Where(parent => columns.Contains(parent.Properties[0]));
        string statement = _statements.Update(columns, seen.Select(value => value.Column), parents);
        object[] parameters = [.. Parameters(row, written), .. seen.Select(SeenParameter)];
        return await context.Database.ExecuteSqlRawAsync(statement, parameters, cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Holds that what a row refers to is stored.</summary>
    /// <exception cref="MissingParentsException">Some of it is not.</exception>
    public async Task RequireParentsAsync(T row, CancellationToken cancellationToken)
    {
        IForeignKey[] parents = [.. ParentsOf(row)];
        if (parents.Length == 0)
            return;

        HashSet<string> lacking =
        [
            .. await context
                .Database.SqlQueryRaw<string>(
                    _statements.MissingParents(parents),
                    Parameters(row, parents.Select(parent => parent.Properties[0]))
                )
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false),
        ];
        if (lacking.Count == 0)
            return;

        var missing = parents
            .Where(parent => lacking.Contains(parent.PrincipalEntityType.GetTableName()!))
            .ToDictionary(
                parent => parent.PrincipalEntityType.GetTableName()!,
                parent => (IReadOnlyList<string>)[Convert.ToString(ValueOf(parent.Properties[0], row), CultureInfo.InvariantCulture)!],
                StringComparer.Ordinal
            );
        throw new MissingParentsException(_entity.GetTableName()!, missing, "Store them first.");
    }

    private IEnumerable<IForeignKey> ParentsOf(T row) =>
        _entity.GetForeignKeys().Where(parent => ValueOf(parent.Properties[0], row) is not null);

    private object[] Parameters(T row, IEnumerable<IProperty> columns)
    {
        using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        return
        [
            .. columns.Select(column =>
                column
                    .GetRelationalTypeMapping()
                    .CreateParameter(command, RowStatements.ParameterName(column), ValueOf(column, row), column.IsNullable)
            ),
        ];
    }

    private DbParameter SeenParameter(SeenValue seen)
    {
        using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        DbParameter parameter = seen
            .Column.GetRelationalTypeMapping()
            .CreateParameter(command, RowStatements.SeenParameterName(seen.Column), seen.Value, seen.Column.IsNullable);
        if (seen.StoredText is { } text)
            parameter.Value = text;
        return parameter;
    }

    private static bool IsGenerated(IProperty column, T row) =>
        column.ValueGenerated.HasFlag(ValueGenerated.OnAdd) && (column.IsPrimaryKey() || Equals(ValueOf(column, row), column.Sentinel));

    private static object? ValueOf(IProperty column, object row) => column.GetGetter().GetClrValue(row);
}
