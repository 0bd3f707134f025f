using AdFlux.Data.Ids;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdFlux.Samples.Recruiting.OpenApi;

/// <summary>Describes typed ids and statuses as the bare values that they are in JSON.</summary>
internal sealed class TypedIdSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = context.JsonTypeInfo.Type;
        if (ValueOf(Nullable.GetUnderlyingType(type) ?? type) is { } value)
            schema.Type = value == typeof(string) ? JsonSchemaType.String : JsonSchemaType.Integer;
        return Task.CompletedTask;
    }

    private static Type? ValueOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<,>))
            ?.GetGenericArguments()[1];
}
