namespace AdFlux.Data.Generators.Tests.Generation;

public sealed class ApprovedOutputTests
{
    private const string Usings = "using AdFlux.Data.Ids;\nusing AdFlux.Data.Json;\nusing System;\nusing System.Text.Json.Serialization;\n";

    public static TheoryData<string, string> Cases =>
        new()
        {
            { "text-id", "namespace Shop; [TypedId<string>(MaxLength = 50)] public readonly partial record struct Sku;" },
            { "number-id-in-a-plain-struct", "namespace Shop; [TypedId<long>] public readonly partial struct Sku;" },
            {
                "guid-id-nested-under-keywords",
                "namespace Shop.@event { public partial interface @class { internal partial record Box { [TypedId<Guid>] internal readonly partial record struct @record; } } }"
            },
            {
                "open-value",
                """namespace Shop; [OpenValue] public readonly partial record struct State { public static State Open { get; } = From("open"); }"""
            },
            {
                "members-of-its-own",
                """
                    namespace Shop;
                    [TypedId<int>]
                    [System.ComponentModel.TypeConverter(typeof(System.ComponentModel.Int32Converter))]
                    public readonly partial struct Sku
                    {
                        public static Sku Empty => new(-1);
                        public override string ToString() => $"#{_value}";
                        public int CompareTo(Sku other) => other._value.CompareTo(_value);
                        public static bool operator <(Sku left, Sku right) => left.CompareTo(right) < 0;
                        public static explicit operator int(Sku id) => id._value;
                        static partial void Validate(ref int value) => ArgumentOutOfRangeException.ThrowIfNegative(value);
                    }
                    """
            },
            {
                "json-column",
                """
                    namespace Shop;
                    public partial class Outer
                    {
                        [JsonColumn(typeof(ShopContext), Immutable = true)]
                        internal sealed partial record Tags;
                    }
                    [JsonSerializable(typeof(Outer.Tags), TypeInfoPropertyName = "OuterTags")]
                    internal abstract partial class ShopContext : JsonSerializerContext { protected ShopContext() : base(null) { } }
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_generated_is_what_was_approved(string name, string source) =>
        await Approved.VerifyAsync(name, GeneratorRun.Of(Usings + source).Text);
}
