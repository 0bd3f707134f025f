using FluentMigrator;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Migrations of <see cref="Steps"/>, written otherwise since; the ids are the same.</summary>
internal static class ChangedSteps
{
    [Migration(20300101000000)]
    public sealed class First : Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE first_step (id bigint)");

        public override void Down() => Delete.Table("first_step");
    }
}
