using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans;

/// <summary>Says where a rule stands, in words.</summary>
public static class SourcePlace
{
    /// <summary>"IEP/ISS procedure, 5 IEP/ISS Review and Update".</summary>
    public static string Of(Pack pack, Citation citation) =>
        citation.Section is null ? pack.Sources[citation.Source].Title : $"{pack.Sources[citation.Source].Title}, {citation.Section}";
}
