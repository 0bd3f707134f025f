using System.Globalization;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>Runs code as on a machine that is set to another culture.</summary>
internal static class Cultures
{
    public static async Task<T> InAsync<T>(string name, Func<Task<T>> work)
    {
#pragma warning disable RS0030
        CultureInfo.CurrentCulture = new CultureInfo(name);
#pragma warning restore RS0030
        return await work();
    }
}
