using System.Reflection;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Exceptions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Migrations.Generation;

/// <summary>FluentMigrator with our parts in its seams: it turns migrations into SQL, and applies and reverts them.</summary>
internal sealed class FluentRunner : IDisposable
{
    private const StringSplitOptions OneLine = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly MigrationDialect _dialect;
    private readonly MigrationProcessor _processor;
    private readonly ServiceProvider _services;

    /// <param name="dialect">The provider.</param>
    /// <param name="migrations">The migrations; their assemblies are where the scripts lie that they embed.</param>
    public FluentRunner(MigrationDialect dialect, IEnumerable<MigrationDefinition> migrations)
    {
        _dialect = dialect;
        _processor = new(dialect);
        Assembly[] scripts = [.. migrations.Select(migration => migration.Type.Assembly).Distinct()];
        _services = new ServiceCollection()
            .AddSingleton<IProcessorAccessor>(new ProcessorAccessor(_processor))
            .AddSingleton<IVersionLoader>(new StepsVersionLoader(_processor))
            .AddSingleton<IConnectionStringAccessor>(new NoConnectionString())
            .AddSingleton<IAssemblySource>(new Sources(scripts))
            .AddSingleton<IConventionSet>(new DefaultConventionSet())
            .AddSingleton<IMigrationRunnerConventionsAccessor>(new PassThroughMigrationRunnerConventionsAccessor(null))
            .AddSingleton<IMigrationExpressionValidator>(new GuardedExpressions(dialect))
            .AddFluentMigratorCore()
            .Configure<RunnerOptions>(options => options.AllowBreakingChange = true)
            .BuildServiceProvider();
    }

    /// <summary>What a migration says, as it is written: neither checked nor changed.</summary>
    public IReadOnlyList<IMigrationExpression> Read(MigrationDefinition definition, MigrationDirection direction) =>
        Explain(definition, () => Read(definition.Create(), direction));

    /// <summary>The text of a script among the expressions of a migration, with its parameters put in.</summary>
    /// <exception cref="UnsupportedMigrationException">It cannot be read.</exception>
    public IReadOnlyList<string> Sql(MigrationDefinition definition, ExecuteSqlScriptExpressionBase script) =>
        Explain(definition, () => Collect([script]));

    /// <summary>The SQL of a migration.</summary>
    /// <exception cref="UnsupportedMigrationException">It cannot be written for this database.</exception>
    public MigrationScript Write(MigrationDefinition definition, MigrationDirection direction) =>
        Explain(
            definition,
            () =>
            {
                IfDatabaseNames.Check(definition.Type);
                var migration = definition.Create();
                var expressions = Read(migration, direction);
                var isTransactional = definition.IsTransactional || _dialect.CanBeInTransaction(expressions);
                _services.GetRequiredService<MigrationValidator>().ApplyConventionsToAndValidateExpressions(migration, expressions);
                var commands = Collect(expressions);
                return MigrationScript.Of(definition, direction, commands, isTransactional || commands.Count == 0);
            }
        );

    /// <summary>Has FluentMigrator's runner apply or revert a migration; waits until it is done, on the calling thread.</summary>
    public void Run(MigrationScript script, IMigrationSteps steps)
    {
        var info = new MigrationInfo(
            script.Definition.Version,
            description: null,
            TransactionBehavior.Default,
            isBreakingChange: false,
            script.Definition.Create
        );
        _processor.Steps = steps;
        var runner = (FluentMigrator.Runner.MigrationRunner)_services.GetRequiredService<IMigrationRunner>();
        using var _ = new InvariantCulture();
        if (script.Direction is MigrationDirection.Up)
        {
            runner.ApplyMigrationUp(info, script.IsTransactional);
        }
        else
        {
            runner.ApplyMigrationDown(info, script.IsTransactional);
        }
    }

    public void Dispose() => _services.Dispose();

    private List<IMigrationExpression> Read(IMigration migration, MigrationDirection direction)
    {
        var context = new MigrationContext(_processor, _services, connection: "");
        if (direction is MigrationDirection.Up)
        {
            migration.GetUpExpressions(context);
        }
        else
        {
            migration.GetDownExpressions(context);
        }

        return [.. context.Expressions];
    }

    /// <remarks>Writing changes the expressions, so that they can be written once only.</remarks>
    private List<string> Collect(List<IMigrationExpression> expressions)
    {
        var steps = new CollectedSteps();
        _processor.Steps = steps;
        foreach (var expression in expressions)
        {
            expression.ExecuteWith(_processor);
            ExpressionRules.RefuseUnreplaced(expression, steps.Commands.LastOrDefault() ?? "");
        }

        return steps.Commands;
    }

    private T Explain<T>(MigrationDefinition definition, Func<T> work)
    {
        try
        {
            using var _ = new InvariantCulture();
            return work();
        }
        // Code of the migration, which may fail in any way.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An error is one line.
            var reason = string.Join(' ', ReasonOf(exception).Split(['\r', '\n'], OneLine));
            throw UnsupportedMigrationException.Of(definition.Id, _dialect.DatabaseType, reason, exception);
        }
    }

    private static string ReasonOf(Exception exception) =>
        exception switch
        {
            MissingMethodException => "it has no constructor without parameters. Write one: nothing is injected into a migration.",
            InvalidMigrationException { Message: var message } => message[(message.IndexOf(": ", StringComparison.Ordinal) + 2)..],
            TargetInvocationException { InnerException: { } inner } => $"its constructor fails: {inner.Message}",
            NullReferenceException or InvalidCastException or KeyNotFoundException or FormatException or TypeLoadException =>
                $"{exception.GetType().Name}: {exception.Message}",
            _ => exception.Message,
        };

    private sealed class ProcessorAccessor(MigrationProcessor processor) : IProcessorAccessor
    {
        public IMigrationProcessor Processor => processor;
    }

    /// <summary>Migrations see no connection string: it may hold a password.</summary>
    private sealed class NoConnectionString : IConnectionStringAccessor
    {
        public string ConnectionString => "";
    }

    private sealed class Sources(IReadOnlyCollection<Assembly> assemblies) : IAssemblySource
    {
        public IReadOnlyCollection<Assembly> Assemblies => assemblies;
    }
}
