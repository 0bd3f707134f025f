using AdFlux.Migrations.Adoption;
using AdFlux.Migrations.Tests.Adoption;

namespace AdFlux.Migrations.Tests.Documentation;

/// <summary>Runs the code of docs/adoption.md; <see cref="PageTests"/> holds that the page shows just this.</summary>
public abstract class AdoptionExampleSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_examines_and_adopts_a_database_of_the_Python_application()
    {
        await using var database = await fixture.CreateOldAsync();
        AdFluxAdoption adoption = Adoption(database.ConnectionString);
        CancellationToken stoppingToken = Cancellation;

        AdoptionExamination examination = await adoption.ExamineAsync(cancellationToken: stoppingToken);
        AdoptionResult result = await adoption.AdoptAsync(new AdoptionOptions { RoundMoney = true }, stoppingToken);

        Assert.Equal(AdoptionState.Adoptable, examination.State);
        Assert.True(result.IsAdopted);
    }

    protected abstract AdFluxAdoption Adoption(string connectionString);
}
