using System.Collections.Frozen;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>An office that rows name, and the policy its people follow.</summary>
internal sealed record ImportOffice(Guid Id, string PackId, bool IsWanted);

internal sealed record ImportPlanner(Guid AccountId, string Name);

/// <summary>What a pack makes of services that come by code or name.</summary>
internal sealed class ImportServices
{
    private readonly FrozenDictionary<string, ServiceCode> _byCode;
    private readonly FrozenDictionary<string, ServiceCode> _byName;

    public ImportServices(ReferenceLists lists, string packId, Program program)
    {
        var offered = lists.ServicesFor(packId, CodeWords.Of(program));
        _byCode = offered.Where(s => s.Code is not null).DistinctBy(s => s.Code).ToFrozenDictionary(s => s.Code!, StringComparer.OrdinalIgnoreCase);
        _byName = offered.DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// By its code, else by its name. One that is on no list of the pack is a youth element where it carries the number of one, else an
    /// individualized service: it was given to a participant by the staff.
    /// </summary>
    public (ServiceKind Kind, int? Element) Of(string? code, string name, int? element)
    {
        var found = (code is null ? null : _byCode.GetValueOrDefault(code)) ?? _byName.GetValueOrDefault(name);
        if (found is null) return (element is null ? ServiceKind.Individualized : ServiceKind.YouthElement, element);
        var kind = CodeWords.Read<ServiceKind>(found.Kind);
        return (kind, element ?? (kind == ServiceKind.YouthElement ? found.YouthElement : null));
    }
}

/// <summary>What a pack means for the rows of its people.</summary>
internal sealed record ImportPolicy(PackPolicy Judged, IReadOnlyDictionary<Program, ImportServices> Services)
{
    public Milepost.Domain.Policy.PackSettings Settings => Judged.Pack.Settings;
}

/// <summary>Everything that people are taken in with; it does not change while they are.</summary>
internal sealed record ImportContext
{
    /// <summary>"imported from north-2024".</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<FolderFile> Files { get; init; }

    /// <summary>By what a row says in its column "office".</summary>
    public required IReadOnlyDictionary<string, ImportOffice> Offices { get; init; }

    /// <summary>By the ids of the old system.</summary>
    public required IReadOnlyDictionary<string, ImportPlanner> Planners { get; init; }

    /// <summary>Planners whose own row was refused, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> RefusedPlanners { get; init; }

    public required IReadOnlyDictionary<string, ImportPolicy> Policies { get; init; }

    /// <summary>The line on which a case number stands first, where it stands more than once; else 0.</summary>
    public required Func<string, int> CaseNumberFirstOn { get; init; }

    /// <summary>Whether a record in Milepost has the case number already.</summary>
    public required Func<string, bool> IsCaseNumberTaken { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required DateOnly Today { get; init; }

    public required TimeProvider Clock { get; init; }

    public FolderFile File(TableKind kind) => _byKind[(int)kind] ?? throw new InvalidOperationException($"There is no {kind} file.");

    private readonly FolderFile?[] _byKind = new FolderFile?[ImportTable.All.Count];

    public ImportContext Indexed()
    {
        foreach (var file in Files) _byKind[(int)file.Table.Kind] = file;
        return this;
    }
}

/// <summary>How offices are found: by code or name, whatever their letters' case and the blanks around them.</summary>
internal static class OfficeKey
{
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
