using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.DependencyInjection;

/// <summary>What the type of a context must be like, so that EF Core can make and pool it.</summary>
internal static class ContextTypeRules
{
    /// <exception cref="InvalidOperationException">The type cannot be made or pooled.</exception>
    public static void Check<TContext>()
        where TContext : AdFluxDbContext
    {
        Type type = typeof(TContext);
        if (type.IsAbstract)
            throw new InvalidOperationException($"{type.Name} is abstract, so no context of it can be made: name the class that derives from it.");

        // As EF Core's pool chooses: it passes over a constructor without parameters.
        ConstructorInfo[] constructors = [.. type.GetConstructors().Where(constructor => constructor.GetParameters().Length > 0)];
        if (constructors is not [var only] || !only.GetParameters().Any(parameter => IsOptions<TContext>(parameter.ParameterType)))
        {
            throw new InvalidOperationException(
                $"{type.Name} cannot be pooled: give it one public constructor, public {type.Name}(DbContextOptions<{type.Name}> options) : base(options). "
                    + "It may take singletons of the application as well."
            );
        }
    }

    private static bool IsOptions<TContext>(Type type)
        where TContext : AdFluxDbContext => type == typeof(DbContextOptions<TContext>) || type == typeof(DbContextOptions);
}
