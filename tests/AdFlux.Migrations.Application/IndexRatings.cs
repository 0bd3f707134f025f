using FluentMigrator;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Application;

/// <summary>An index that is made while others write, and so outside of any transaction on PostgreSQL.</summary>
[Migration(20270106090000, TransactionBehavior.None)]
public sealed class IndexRatings : Migration
{
    private const string Name = "ix_candidate_notes_rating";

    public override void Up() =>
        Create.Index(Name).OnTable("candidate_notes").OnColumn("rating").Ascending().WithOptions().AsConcurrently();

    public override void Down()
    {
        IfDatabase("PostgreSQL").Execute.Sql($"DROP INDEX CONCURRENTLY {Name}");
        IfDatabase("SQLite").Delete.Index(Name).OnTable("candidate_notes");
    }
}
