namespace AdFlux.Migrations.Linting;

/// <summary>Something in a migration that hurts a database in use.</summary>
/// <param name="Id">What <see cref="LintSuppressionAttribute"/> calls it; stays the same in later versions.</param>
/// <param name="Why">Why it hurts, in one sentence.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record LintRule(string Id, string Why, string Instead)
{
    internal static readonly LintRule IndexNotConcurrent = new(
        "index-not-concurrent",
        "Making an index keeps every writer out of the table until it is done.",
        "Make it with .WithOptions().AsConcurrently() in a migration of its own with [Migration(..., TransactionBehavior.None)]; a unique "
            + "constraint or a primary key then takes it by Execute.Sql with ADD CONSTRAINT ... USING INDEX."
    );

    internal static readonly LintRule ConstraintValidated = new(
        "constraint-validated",
        "Adding a constraint keeps every writer out of the table while all rows are checked.",
        "Add it by Execute.Sql with NOT VALID, and run VALIDATE CONSTRAINT in the next migration."
    );

    internal static readonly LintRule NotNullWithoutDefault = new(
        "not-null-without-default",
        "It fails where there are rows without a value, and inserts of the version that is still running leave the column out.",
        "Allow NULL or give a default; fill the rows, and demand a value once no old version runs."
    );

    internal static readonly LintRule TypeChange = new(
        "type-change",
        "Another type writes the table anew while nobody can read it, and the version that is still running may not understand it.",
        "Add a column of the new type, write both, fill it in batches, and drop the old one a version later; where the type stays, write what "
            + "changes by Execute.Sql, such as ALTER COLUMN ... DROP NOT NULL."
    );

    internal static readonly LintRule Rename = new(
        "rename",
        "The version that is still running asks for the old name.",
        "Add the new one beside it, write both, and drop the old one a version later."
    );

    internal static readonly LintRule Drop = new(
        "drop",
        "The data is gone for good, and the version that is still running asks for it.",
        "Drop it a version after the last one that uses it, and suppress this with that as the reason."
    );

    internal static readonly LintRule MissingDown = new(
        "missing-down",
        "The migration cannot be reverted.",
        "Undo in Down what Up does, or derive from AutoReversingMigration."
    );

    internal static readonly LintRule SqliteRebuild = new(
        "sqlite-rebuild",
        "SQLite cannot do it in place, and FluentMigrator makes no table anew: the migration is refused.",
        "Do with what changes the table in place: a new column, with its foreign key on it; another name; a dropped column; a unique "
            + "index. Or make a new table, copy the rows by Execute.Sql and drop the old one."
    );

    internal static readonly LintRule IdentifierTooLong = new(
        "identifier-too-long",
        "PostgreSQL cuts names after 63 bytes without an error, so that two of them can become the same and none is found by its name.",
        "Choose a name of at most 63 bytes in UTF-8."
    );

    internal static readonly LintRule NotInTransaction = new(
        "not-in-transaction",
        "What cannot run in a transaction leaves the migration half done when another part of it fails.",
        "Give it a migration of its own, with [Migration(..., TransactionBehavior.None)]."
    );

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        IndexNotConcurrent,
        ConstraintValidated,
        NotNullWithoutDefault,
        TypeChange,
        Rename,
        Drop,
        MissingDown,
        SqliteRebuild,
        IdentifierTooLong,
        NotInTransaction,
    ];
}
