using AdFlux.Testing.Conventions;

namespace AdFlux.Migrations.Tests.Conventions;

public sealed class PublicApiTests
{
    private static readonly string Api = PublicApi.Describe(typeof(IAdFluxMigrator).Assembly);

    [Fact]
    public void The_public_API_is_the_approved_one() => Approved.Equal(Api, "AdFlux.Migrations.approved.txt");

    [Fact]
    public void The_public_API_names_no_type_of_the_engine() => Assert.DoesNotContain("EntityFrameworkCore", Api, StringComparison.Ordinal);
}
