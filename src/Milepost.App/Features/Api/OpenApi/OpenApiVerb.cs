using System.CommandLine;
using Milepost.App.Store;
using Milepost.App.Verbs;
using StoreOptions = Milepost.App.Verbs.StoreOptions;

namespace Milepost.App.Features.Api.OpenApi;

/// <summary><c>milepost openapi</c>: the API's description, made anew of what the program maps.</summary>
public static class OpenApiVerb
{
    public static Command Create()
    {
        var command = new Command("openapi", "Prints the description of the API, OpenAPI 3.1. tools/openapi writes it to docs/api/openapi.json.");
        // Reads no data, but every verb takes the same options.
        new StoreOptions().AddTo(command);
        command.SetAction(async (_, _) =>
        {
            var folder = Directory.CreateTempSubdirectory("milepost-openapi");
            try
            {
                await using var app = MilepostWeb.Build([], new DataLocation(folder.FullName, null), builder => builder.Logging.ClearProviders());
                Console.Out.Write(ApiDescription.Text(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
                return 0;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}

/// <summary>The description as it was committed, for whoever asks the program.</summary>
public static class OpenApiEndpoints
{
    public const string Resource = "openapi.json";

    public static void MapOpenApiEndpoints(this IEndpointRouteBuilder api)
    {
        var description = new Lazy<byte[]>(Read);
        api.MapMethods("/openapi.json", [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => ApiAnswer.OfBytes(http, description.Value, "application/json"));
    }

    public static byte[] Read()
    {
        using var stream = typeof(OpenApiEndpoints).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("docs/api/openapi.json is not built in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
