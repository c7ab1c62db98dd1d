namespace Milepost.App.Features.CaseFiles;

/// <summary>The published JSON Schema of the case file: the one declaration that reading is checked against.</summary>
public static class CaseFileSchema
{
    private const string Resource = "milepost-case-1.schema.json";

    /// <summary>The schema as it is published, ready to be printed or saved.</summary>
    public static string Text { get; } = ReadResource();

    /// <summary>The schema made ready for checking. It is built once: it never changes while the program runs.</summary>
    internal static JsonShape Shape { get; } = JsonShape.FromSchema(Text);

    private static string ReadResource()
    {
        using var stream = typeof(CaseFileSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
