using System.Reflection;
using System.Runtime.Loader;

namespace AdFlux.Migrations.Tool;

/// <summary>Loads an application's assembly with the libraries beside it, in the versions that the application was built with.</summary>
/// <remarks>
/// Only the libraries that its migrations share with the tool are the tool's: a class is a migration to both of them only if FluentMigrator is the same.
/// </remarks>
internal sealed class ApplicationAssembly : AssemblyLoadContext
{
    private static readonly string[] Shared =
    [
        "FluentMigrator",
        "FluentMigrator.Abstractions",
        "FluentMigrator.Extensions.Postgres",
        "FluentMigrator.Runner.Core",
        "AdFlux.Migrations",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
    ];

    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _folder;

    private ApplicationAssembly(string path)
        : base(Path.GetFileNameWithoutExtension(path)) => (_resolver, _folder) = (new(path), Path.GetDirectoryName(path)!);

    /// <exception cref="UsageException">There is no such assembly, or it was built with a newer FluentMigrator or AdFlux than the tool's.</exception>
    public static Assembly Load(string path)
    {
        if (!File.Exists(path))
        {
            // What is no path may be a piece of a connection string, and is not repeated.
            var which = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? $" {path}" : "";
            throw new UsageException($"There is no file{which}: --assembly takes the .dll that the application is built to.");
        }

        var full = Path.GetFullPath(path);

        try
        {
            var assembly = new ApplicationAssembly(full).LoadFromAssemblyPath(full);
            RefuseNewer(assembly);
            return assembly;
        }
        // The resolver says by InvalidOperationException that it cannot read the list of libraries beside the assembly.
        catch (Exception exception)
            when (exception is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new UsageException($"{path} cannot be loaded as an assembly: {exception.Message}");
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Shared.Contains(assemblyName.Name, StringComparer.OrdinalIgnoreCase) || IsOfFramework(assemblyName))
        {
            return null;
        }

        var path = _resolver.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <summary>Of the framework there is one: an application that brings it along would have types that FluentMigrator does not know.</summary>
    private static bool IsOfFramework(AssemblyName assemblyName) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assemblyName.Name + ".dll"));

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;

    private static void RefuseNewer(Assembly assembly)
    {
        foreach (
            var reference in assembly
                .GetReferencedAssemblies()
                .Where(reference => Shared.Contains(reference.Name, StringComparer.OrdinalIgnoreCase))
        )
        {
            var own = Default.LoadFromAssemblyName(new AssemblyName(reference.Name!)).GetName().Version;
            if (reference.Version > own)
            {
                throw new UsageException(
                    $"{assembly.GetName().Name} was built with {reference.Name} {reference.Version}, and this tool has {own}: use a newer version of the tool."
                );
            }
        }
    }
}
