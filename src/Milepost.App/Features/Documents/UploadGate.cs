using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Milepost.App.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>
/// Refuses a form whose file is far too large before the file is read: takes in the fields that stand before the file and leaves the rest, so that
/// the page can say what is wrong with everything typed still in place. Forms with a file put the file last.
/// </summary>
public sealed class UploadGate(RequestDelegate next, Packs packs)
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>What a form may hold besides its file.</summary>
    private const int RoomForFields = Megabyte;
    private const int MostFields = 300;
    private static readonly object Key = new();

    private readonly long _most = (packs.All.Max(p => p.Settings.Upload.MaxMegabytes) * (long)Megabyte) + RoomForFields;

    /// <summary>The tables of a whole caseload are larger than any document, and only administrators upload them.</summary>
    private long MostFor(HttpContext http) => http.Request.Path.Equals(Bulk.Import.ImportUploads.Path, StringComparison.OrdinalIgnoreCase) ? Bulk.Import.ImportUploads.MostBytes : _most;

    /// <summary>The file that came with this form was left unread because it is too large.</summary>
    public static bool WasTooLarge(HttpContext http) => http.Items.ContainsKey(Key);

    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
            if (http.Request.ContentLength > MostFor(http))
            {
                // The server would refuse to read even the first field of a body over its limit.
                if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = null;
                http.Items[Key] = true;
                http.Features.Set<IFormFeature>(new FormFeature(await FieldsBeforeFileAsync(http.Request, type, http.RequestAborted)));
            }
            else if (limit is { IsReadOnly: false })
            {
                limit.MaxRequestBodySize = MostFor(http);
            }
        }
        await next(http);
    }

    private static async Task<FormCollection> FieldsBeforeFileAsync(HttpRequest request, MediaTypeHeaderValue type, CancellationToken ct)
    {
        var fields = new KeyValueAccumulator();
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 100) return new(fields.GetResults());

        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = RoomForFields };
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section && fields.ValueCount < MostFields)
            {
                if (section.AsFormDataSection() is not { } field) break;
                fields.Append(field.Name, await field.GetValueAsync(ct));
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // Broken or cut off: what was read until here is shown again.
        }
        return new(fields.GetResults().ToDictionary(f => f.Key, f => new StringValues(f.Value.ToArray())));
    }
}
