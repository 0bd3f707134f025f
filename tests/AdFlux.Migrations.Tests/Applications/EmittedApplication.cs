using System.Reflection;
using System.Reflection.Emit;
using FluentMigrator;
using FluentMigrator.Builders.Execute;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>Assemblies that no package has, such as an application that was built with a library of another version than the tool's.</summary>
internal sealed class EmittedApplication : IDisposable
{
    private static readonly ConstructorInfo Numbered = typeof(MigrationAttribute).GetConstructor([typeof(long), typeof(string)])!;

    private readonly DirectoryInfo _folder = TestFolder.Create("application");

    /// <summary>The application's assembly.</summary>
    public string File => Path.Combine(_folder.FullName, "Emitted.dll");

    /// <summary>
    /// An application whose only migration makes a table with the name that a library tells; the library lies beside the application in that version.
    /// </summary>
    public static EmittedApplication WithLibrary(string library, Version version)
    {
        var application = new EmittedApplication();
        var beside = new PersistedAssemblyBuilder(new AssemblyName(library) { Version = version }, typeof(object).Assembly);
        var tables = beside
            .DefineDynamicModule(library)
            .DefineType($"{library}.Tables", Visible | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var table = tables.DefineMethod("Create", MethodAttributes.Public | MethodAttributes.Static, typeof(string), []);
        Return(table, code => code.Emit(OpCodes.Ldstr, $"CREATE TABLE emitted (version_{version.Major} integer)"));
        tables.CreateType();
        beside.Save(Path.Combine(application._folder.FullName, library + ".dll"));

        application.Save(module =>
        {
            var migration = DefineMigration(module, typeof(ForwardOnlyMigration));
            var up = migration.DefineMethod("Up", MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), []);
            var code = up.GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Call, typeof(ForwardOnlyMigration).GetProperty(nameof(Migration.Execute))!.GetMethod!);
            code.Emit(OpCodes.Call, table);
            code.Emit(OpCodes.Callvirt, typeof(IExecuteExpressionRoot).GetMethod(nameof(IExecuteExpressionRoot.Sql), [typeof(string)])!);
            if (typeof(IExecuteExpressionRoot).GetMethod(nameof(IExecuteExpressionRoot.Sql), [typeof(string)])!.ReturnType != typeof(void))
            {
                code.Emit(OpCodes.Pop);
            }

            code.Emit(OpCodes.Ret);
            migration.CreateType();
        });
        return application;
    }

    /// <summary>An application with a class whose base, or whose attribute, is of a library that is not there.</summary>
    public static EmittedApplication WithoutLibrary(bool isMigration, bool isAttribute)
    {
        var application = new EmittedApplication();
        var missing = new PersistedAssemblyBuilder(new AssemblyName("Missing"), typeof(object).Assembly);
        var thing = missing
            .DefineDynamicModule("Missing")
            .DefineType("Missing.ThingAttribute", Visible, isAttribute ? typeof(Attribute) : typeof(object));
        var constructor = thing.DefineDefaultConstructor(MethodAttributes.Public);
        thing.CreateType();
        application.Save(module =>
        {
            var outer = module.DefineType("Hiring.Outer", Visible);
            var parent = (isMigration, isAttribute) switch
            {
                (_, false) => (Type)thing,
                (true, true) => typeof(ForwardOnlyMigration),
                (false, true) => typeof(object),
            };
            var type = outer.DefineNestedType("Inner", TypeAttributes.NestedPublic, parent);
            if (isAttribute)
            {
                type.SetCustomAttribute(new CustomAttributeBuilder(constructor, []));
            }

            if (isMigration)
            {
                Return(type.DefineMethod("Up", MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), []), _ => { });
                type.SetCustomAttribute(new CustomAttributeBuilder(Numbered, [20270901000000L, null]));
            }

            outer.CreateType();
            type.CreateType();
            var good = DefineMigration(module, typeof(ForwardOnlyMigration));
            Return(good.DefineMethod("Up", MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), []), _ => { });
            good.CreateType();
        });
        return application;
    }

    /// <summary>An application that was built with a FluentMigrator of a version that does not exist yet.</summary>
    public static EmittedApplication WithNewerFluentMigrator()
    {
        var application = new EmittedApplication();
        var newer = new PersistedAssemblyBuilder(
            new AssemblyName("FluentMigrator.Abstractions") { Version = new(99, 0, 0, 0) },
            typeof(object).Assembly
        );
        var type = newer
            .DefineDynamicModule("newer")
            .DefineType("FluentMigrator.IMigration", TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        type.CreateType();
        application.Save(module => module.DefineType("Hiring.AddTable", Visible, typeof(object), [type]).CreateType());
        return application;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private const TypeAttributes Visible = TypeAttributes.Public | TypeAttributes.Class;

    private static TypeBuilder DefineMigration(ModuleBuilder module, Type parent)
    {
        var migration = module.DefineType("Hiring.AddTable", Visible, parent);
        migration.SetCustomAttribute(new CustomAttributeBuilder(Numbered, [20270902000000L, null]));
        return migration;
    }

    private static void Return(MethodBuilder method, Action<ILGenerator> value)
    {
        var code = method.GetILGenerator();
        value(code);
        code.Emit(OpCodes.Ret);
    }

    private void Save(Action<ModuleBuilder> define)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Emitted"), typeof(object).Assembly);
        define(assembly.DefineDynamicModule("Emitted"));
        assembly.Save(File);
    }
}
