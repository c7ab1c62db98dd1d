namespace Milepost.Domain.Organization;

/// <summary>A node of the organization tree: state, local area, provider (grantee) or office.</summary>
public sealed class OrgUnit : Recorded
{
    private OrgUnit() { }

    /// <summary>Short name used in case files and on the command line; unique, never changed.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public OrgUnitKind Kind { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>Codes from the root down, each closed with a slash: "il/cook/lakeside/". Decides who is below whom.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The policy pack that new participants of this office follow.</summary>
    public string? PackId { get; private set; }

    public string? Address { get; private set; }

    public string? Phone { get; private set; }

    public static Result<OrgUnit> Create(OrgUnitKind kind, string code, string name, OrgUnit? parent, string? packId, string? address, string? phone)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > 40 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return OrganizationProblems.BadCode;
        if (string.IsNullOrWhiteSpace(name)) return OrganizationProblems.NameMissing;
        if (parent is null ? kind != OrgUnitKind.State : parent.Kind >= kind) return OrganizationProblems.WrongParent;
        if (kind == OrgUnitKind.Office && packId is null) return OrganizationProblems.PackMissing;

        var unit = new OrgUnit
        {
            Kind = kind, Code = code, Name = name.Trim(), ParentId = parent?.Id, Path = parent?.Path + code + "/",
            PackId = packId, Address = address, Phone = phone,
        };
        unit.Raise("organization.unit-added", $"{Words.Of(kind)} added: {unit.Name}");
        return unit;
    }

    public Result<Done> Change(string name, string? packId, string? address, string? phone)
    {
        if (string.IsNullOrWhiteSpace(name)) return OrganizationProblems.NameMissing;
        if (Kind == OrgUnitKind.Office && packId is null) return OrganizationProblems.PackMissing;
        if ((Name, PackId, Address, Phone) == (name.Trim(), packId, address, phone)) return Done.It;
        (Name, PackId, Address, Phone) = (name.Trim(), packId, address, phone);
        Raise("organization.unit-changed", $"{Words.Of(Kind)} changed: {Name}");
        return Done.It;
    }
}

public static class OrganizationProblems
{
    public static readonly Problem BadCode = new("organization.bad-code", ProblemKind.Invalid,
        "Enter a code of letters, digits and hyphens, at most 40, like lakeside-north.", "Code");

    public static readonly Problem NameMissing = new("organization.name-missing", ProblemKind.Invalid, "Enter a name.", "Name");

    public static readonly Problem NotFound = new("organization.not-found", ProblemKind.NotFound, "There is no such place.");

    public static readonly Problem CodeTaken = new("organization.code-taken", ProblemKind.Invalid,
        "Another place has this code. Choose one that nobody uses yet.", "Code");

    public static readonly Problem PackMissing = new("organization.pack-missing", ProblemKind.Invalid,
        "Choose the policy that this office follows: it decides words, required fields and deadlines.", "PackId");

    public static readonly Problem NoSuchPack = new("organization.no-such-pack", ProblemKind.Invalid, "Choose one of the policies in the list.", "PackId");

    public static readonly Problem WrongParent = new("organization.wrong-parent", ProblemKind.Invalid,
        "Choose a parent above this kind: state, then local area, then provider, then office.", "ParentId");
}
