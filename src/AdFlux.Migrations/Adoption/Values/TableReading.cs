using AdFlux.Migrations.Running;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>Reads every row of a table.</summary>
internal static class TableReading
{
    private const int MostExamples = 3;

    /// <summary>Reads the rows that a query gives, whose columns are the given ones in order.</summary>
    public static async Task<TableScan> ReadAsync(
        MigrationSession session,
        string query,
        IReadOnlyList<ScannedColumn> columns,
        CancellationToken cancellationToken
    )
    {
        var misfits = new Dictionary<string, (long Count, List<string> Examples)>(StringComparer.Ordinal);
        var rounded = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var hash = new RowHash();
        var rows = 0L;
        using var command = session.CreateCommand(query);
        command.CommandTimeout = 0;
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var stored = new object[columns.Count];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // SQLite reads on this thread and heeds no token.
            cancellationToken.ThrowIfCancellationRequested();
            reader.GetValues(stored);
            rows++;
            for (var i = 0; i < stored.Length; i++)
            {
                var value = columns[i].Reader.Read(stored[i]);
                hash.Add(value.Text);
                if (value.IsRounded)
                {
                    rounded[columns[i].Name] = rounded.GetValueOrDefault(columns[i].Name) + 1;
                }

                if (value.Misfit is not null)
                {
                    Count(columns[i].Name, value.Misfit);
                }
            }

            hash.EndRow();
        }

        return new(
            rows,
            hash.ToString(),
            [.. misfits.Select(column => new ColumnMisfits(column.Key, column.Value.Count, column.Value.Examples))],
            rounded
        );

        void Count(string column, string misfit)
        {
            var (count, examples) = misfits.GetValueOrDefault(column, (0, []));
            if (count < MostExamples)
            {
                examples.Add($"{misfit} ({Key()})");
            }

            misfits[column] = (count + 1, examples);
        }

        string Key() =>
            string.Join(", ", columns.Zip(stored).Where(pair => pair.First.IsKey).Select(pair => $"{pair.First.Name} '{pair.Second}'"));
    }
}
