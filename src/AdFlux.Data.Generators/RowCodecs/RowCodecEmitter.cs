using System.Globalization;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Writes how the rows of an entity are taken apart and put together. A struct, so that a generic caller is compiled for it alone.</summary>
internal static class RowCodecEmitter
{
    private const string Rows = "global::AdFlux.Data.Rows";

    public static string Emit(RowCodecModel codec)
    {
        string entity = codec.Entity.FullName;
        var source = new SourceWriter();
        source.OpenAround(codec.Entity);
        source.Line($"/// <summary>The columns of <see cref=\"{entity}\"/>.</summary>");
        source.Open($"internal readonly struct {codec.Name} : {Rows}.IRowCodec<{entity}>");
        EmitColumns(source, codec);
        source.Line();
        EmitWrite(source, codec);
        source.Line();
        EmitRead(source, codec);
        source.Close();
        source.CloseAround(codec.Entity);
        return source.ToString();
    }

    private static void EmitColumns(SourceWriter source, RowCodecModel codec)
    {
        source.Line("/// <inheritdoc/>");
        source.Open($"public static global::System.Collections.Generic.IReadOnlyList<{Rows}.RowColumn> Columns {{ get; }} =", "[");
        foreach (RowMember member in codec.Members)
            source.Line($"new(\"{member.Name}\", {Rows}.ColumnKind.{member.Kind}, {(member.IsNullable ? "true" : "false")}),");
        source.Close("];");
    }

    private static void EmitWrite(SourceWriter source, RowCodecModel codec)
    {
        source.Line("/// <inheritdoc/>");
        source.Open($"public static void Write({codec.Entity.FullName} row, {Rows}.IColumnWriter columns)");
        foreach (RowMember member in codec.Members)
            source.Line($"columns.{Write(member)};");
        source.Close();
    }

    private static string Write(RowMember member) =>
        member switch
        {
            { Form: MemberForm.Id, Kind: "Text" } => $"Id<{member.Type}>(row.{member.Access})",
            { Form: MemberForm.Id } => $"{member.Kind}(row.{member.Access}{(member.IsNullable ? "?" : "")}.Value)",
            { Form: MemberForm.Named } => $"Named<{member.Type}>(row.{member.Access}, {member.Names}.ToName)",
            _ => $"{member.Kind}(row.{member.Access})",
        };

    private static void EmitRead(SourceWriter source, RowCodecModel codec)
    {
        source.Line("/// <inheritdoc/>");
        source.Line($"public static {codec.Entity.FullName} Read({Rows}.IColumnReader columns) =>");
        source.Indent();
        source.Open("new()");
        for (int i = 0; i < codec.Members.Count; i++)
        {
            RowMember member = codec.Members[i];
            string index = i.ToString(CultureInfo.InvariantCulture);
            string value = $"columns.{Read(member, index)}";
            source.Line($"{member.Access} = {(member.IsNullable ? $"columns.IsNull({index}) ? null : {value}" : value)},");
        }

        source.Close("};");
        source.Outdent();
    }

    private static string Read(RowMember member, string index) =>
        member switch
        {
            { Form: MemberForm.Id, Kind: "Text" } => $"Id<{member.Type}>({index})",
            { Form: MemberForm.Id } => $"{member.Kind}Id<{member.Type}>({index})",
            { Form: MemberForm.Named } => $"Named<{member.Type}>({index}, {member.Names}.Parse)",
            { Form: MemberForm.Json } => $"Json<{member.Type}>({index}){(member.IsNullable ? "" : "!")}",
            _ => $"{member.Kind}({index})",
        };
}
