using System.Globalization;
using System.Security.Cryptography;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Api;

/// <summary>
/// The tag of what was read. Of a thing that is changed with a version the tag begins with that version, so that it can be given as
/// If-Match; of a list or a summary it is a hash of the answer.
/// </summary>
public static class ApiTag
{
    public static string? Of(object value) => value switch
    {
        Recorded recorded => OfVersion(recorded.Version),
        Goal goal => OfVersion(goal.Revision),
        Objective objective => OfVersion(objective.Revision),
        _ => null,
    };

    public static string OfVersion(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <param name="state">What else the answer depends on.</param>
    public static string OfVersion(long version, long state) => string.Create(CultureInfo.InvariantCulture, $"\"{version}.{state}\"");

    public static string OfBytes(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";

    /// <summary>The version in an If-Match header; null where there is none.</summary>
    /// <param name="problem">The header is there and cannot be what reading gave.</param>
    public static string? VersionIn(HttpRequest request, out ApiProblem? problem)
    {
        problem = null;
        var header = request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0) return null;
        if (header is ['"', .. var tag, '"'] && !tag.Contains('"', StringComparison.Ordinal)) return tag.Split('.')[0];
        problem = header == "*" ? ApiProblem.Of(StatusCodes.Status400BadRequest, "if-match.any", "Give the ETag that reading gave; \"*\" would overwrite what somebody else wrote.")
            : header.StartsWith("W/", StringComparison.Ordinal) ? ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "if-match.weak", "A weak tag never matches. Give the ETag as reading gave it.")
            : ApiProblem.Of(StatusCodes.Status400BadRequest, "if-match.unreadable", "Give one ETag, in quotes, as reading gave it.");
        return null;
    }

    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } known && known.SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(one => one == "*" || one == tag || one == "W/" + tag);
}
