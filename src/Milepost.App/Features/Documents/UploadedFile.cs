namespace Milepost.App.Features.Documents;

/// <summary>A file as somebody sent it: nothing about it is to be believed yet.</summary>
public sealed record UploadedFile(string FileName, byte[] Bytes)
{
    /// <summary>Null when no file was chosen.</summary>
    public static async Task<UploadedFile?> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null) return null;
        using var bytes = new MemoryStream((int)Math.Min(file.Length, int.MaxValue));
        await file.CopyToAsync(bytes, ct);
        return new(file.FileName, bytes.ToArray());
    }
}
