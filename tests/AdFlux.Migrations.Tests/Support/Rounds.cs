using System.Globalization;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>How often tests of chance are repeated: once, or as often as <c>ADFLUX_TEST_ROUNDS</c> says.</summary>
internal static class Rounds
{
    public static int Count { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("ADFLUX_TEST_ROUNDS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var rounds
        )
        && rounds > 0
            ? rounds
            : 1;
}
