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
            throw new InvalidOperationException(
                $"{type.Name} is abstract, so no context of it can be made: name the class that derives from it."
            );

        if (ParametersOf(type) is not [var parameters] || !parameters.Any(IsOptions<TContext>))
        {
            throw new InvalidOperationException(
                $"{type.Name} cannot be pooled: give it one public constructor, public {type.Name}(DbContextOptions<{type.Name}> options) : base(options). "
                    + "It may take singletons of the application as well."
            );
        }
    }

    /// <summary>The types of what the constructor of a type that passed takes beside its options.</summary>
    public static IEnumerable<Type> DependenciesOf<TContext>()
        where TContext : AdFluxDbContext => ParametersOf(typeof(TContext)).Single().Where(parameter => !IsOptions<TContext>(parameter));

    // As EF Core's pool chooses a constructor: it passes over one without parameters.
    private static Type[][] ParametersOf(Type type) =>
        [
            .. type.GetConstructors()
                .Select(constructor => Array.ConvertAll(constructor.GetParameters(), parameter => parameter.ParameterType))
                .Where(parameters => parameters.Length > 0),
        ];

    private static bool IsOptions<TContext>(Type type)
        where TContext : AdFluxDbContext => type == typeof(DbContextOptions<TContext>) || type == typeof(DbContextOptions);
}
