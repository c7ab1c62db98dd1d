using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Milepost.App.Store;

/// <summary>A version for a form that edits only a part of something.</summary>
/// <remarks>
/// A participant's own version moves with every change to any part of the record, a case note too. A profile form must not call that a
/// conflict: its version is a digest of the profile, and differs only when the profile does.
/// </remarks>
public static class ContentVersion
{
    public static long Of<T>(T content) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, JsonColumn.Options)));
}
