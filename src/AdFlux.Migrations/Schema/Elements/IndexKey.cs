using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>One column of an index.</summary>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Suffix">What follows it: an order or a collation that are not the usual ones, or the expression.</param>
internal sealed record IndexKey(string? Column, string Suffix = "")
{
    public string Definition => Column is null ? Suffix : $"{Sql.Quote(Column)}{Suffix}";
}
