using System.Globalization;

namespace Milepost.Domain;

/// <summary>The numbers that ids of a record's parts end with: "G-12" has 12. They say in which order the parts came.</summary>
public static class PartNumbers
{
    /// <summary>0 where an id from elsewhere ends with no number, or one too long to be ours.</summary>
    public static int Of(string caseFileId)
    {
        var digits = caseFileId.Length - caseFileId.AsSpan().TrimEnd("0123456789").Length;
        return digits is > 0 and < 9 ? int.Parse(caseFileId.AsSpan(caseFileId.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }
}
