using AdFlux.Migrations.Schema.Text;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Linting;

/// <summary>Reads SQL of a migration as the operations that it amounts to, as far as the rules ask for them.</summary>
internal static class SqlOperations
{
    /// <summary>Npgsql's annotation of an index that is made concurrently.</summary>
    public const string Concurrently = "Npgsql:CreatedConcurrently";

    public static IEnumerable<MigrationOperation> Read(string sql)
    {
        var statement = new List<SqlToken>();
        foreach (var token in SqlToken.Read(sql))
        {
            if (token.Text is not ";")
            {
                statement.Add(token);
                continue;
            }

            foreach (var operation in Read(new SqlWords(statement)))
            {
                yield return operation;
            }

            statement = [];
        }

        foreach (var operation in Read(new SqlWords(statement)))
        {
            yield return operation;
        }
    }

    /// <summary>Whether PostgreSQL or SQLite refuses the SQL in a transaction.</summary>
    public static bool CannotBeInTransaction(string sql)
    {
        var words = new SqlWords(SqlToken.Read(sql));
        return words.Has("CONCURRENTLY") || words.Take("VACUUM");
    }

    private static IEnumerable<MigrationOperation> Read(SqlWords words) =>
        words switch
        {
            _ when words.Take("CREATE", "TABLE") => [new CreateTableOperation { Name = words.Name() }],
            _ when words.Take("CREATE", "INDEX") || words.Take("CREATE", "UNIQUE", "INDEX") => [CreateIndex(words)],
            _ when words.Take("DROP", "TABLE") => [new DropTableOperation { Name = words.Name() }],
            _ when words.Take("ALTER", "TABLE") => AlterTable(words.Name(), words),
            _ => [],
        };

    private static CreateIndexOperation CreateIndex(SqlWords words)
    {
        var isConcurrent = words.Take("CONCURRENTLY");
        var name = words.Is("ON") ? "" : words.Name();
        words.Take("ON");
        var index = new CreateIndexOperation
        {
            Name = name,
            Table = words.Name(),
            Columns = [],
        };
        index.AddAnnotation(Concurrently, isConcurrent);
        return index;
    }

    private static IEnumerable<MigrationOperation> AlterTable(string table, SqlWords words)
    {
        foreach (var action in words.ByComma())
        {
            if (AlterTableBy(table, action) is { } operation)
            {
                yield return operation;
            }
        }
    }

    private static MigrationOperation? AlterTableBy(string table, SqlWords words) =>
        words switch
        {
            _ when words.Take("RENAME", "CONSTRAINT") => null,
            _ when words.Take("RENAME", "TO") => new RenameTableOperation { Name = table, NewName = words.Name() },
            _ when words.Take("RENAME") => new RenameColumnOperation { Table = table, Name = words.Column() },
            _ when words.Take("DROP", "CONSTRAINT") => null,
            _ when words.Take("DROP") => new DropColumnOperation { Table = table, Name = words.Column() },
            _ when words.Take("ALTER") => AlterColumn(table, words.Column(), words),
            _ when words.Take("ADD", "CONSTRAINT") => AddConstraint(table, words.Name(), words),
            _ when words.Take("ADD") => words.IsConstraint ? AddConstraint(table, "", words) : AddColumn(table, words.Column(), words),
            _ => null,
        };

    private static AlterColumnOperation? AlterColumn(string table, string column, SqlWords words)
    {
        var isNotNull = words.Take("SET", "NOT", "NULL");
        var isType = words.Take("TYPE") || words.Take("SET", "DATA", "TYPE");
        return isNotNull || isType
            ? new()
            {
                Table = table,
                Name = column,
                ClrType = typeof(object),
                ColumnType = isType ? "another type" : null,
                IsNullable = !isNotNull,
                OldColumn = new AddColumnOperation { ClrType = typeof(object), IsNullable = true },
            }
            : null;
    }

    private static MigrationOperation? AddConstraint(string table, string name, SqlWords words) =>
        words switch
        {
            _ when words.Has("NOT", "VALID") || words.Has("USING", "INDEX") => null,
            _ when words.Take("FOREIGN") => new AddForeignKeyOperation { Table = table, Name = name },
            _ when words.Take("CHECK") => new AddCheckConstraintOperation
            {
                Table = table,
                Name = name,
                Sql = "",
            },
            _ when words.Take("UNIQUE") => new AddUniqueConstraintOperation { Table = table, Name = name },
            _ when words.Take("PRIMARY") => new AddPrimaryKeyOperation { Table = table, Name = name },
            _ => null,
        };

    private static AddColumnOperation AddColumn(string table, string column, SqlWords words) =>
        new()
        {
            Table = table,
            Name = column,
            ClrType = typeof(object),
            IsNullable = !words.Has("NOT", "NULL"),
            DefaultValueSql = words.Has("DEFAULT") || words.Has("GENERATED") ? "given" : null,
        };
}
