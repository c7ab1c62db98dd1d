using Milepost.App.DataFiles;
using Milepost.App.Policy;

namespace Milepost.App.Demo;

/// <summary>The made-up organization that demo data starts from: states, local areas, providers, offices and their staff.</summary>
public sealed record DemoOrganization(IReadOnlyList<DemoNode> Nodes, IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<DemoCustomer> Customers, IReadOnlyList<DemoPartner> Partners)
{
    public IReadOnlyList<DemoEmployer> Employers { get; init; } = [];
    public IReadOnlyList<DemoLocalService> LocalServices { get; init; } = [];

    public IReadOnlyList<DemoVisitor> Visitors { get; init; } = [];

    private static readonly string[] NodeKinds = ["state", "localArea", "provider", "office"];
    private static readonly string[] Roles =
        ["careerPlanner", "supervisor", "localAreaStaff", "statewideStaff", "monitor", "dataOfficer", "administrator"];

    private static readonly string[] LocalServiceKinds = ["selfService", "information", "workshop", "staffHelp", "partner", "other"];

    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "demo", "organization.yaml");

    public IEnumerable<DemoNode> Offices => Nodes.Where(node => node.Kind == "office");

    /// <exception cref="BrokenFilesException">The file is wrong somewhere; nothing of it may be used.</exception>
    public static DemoOrganization Load(string path, Packs packs)
    {
        var problems = new FileProblems();
        DemoOrganization? organization = null;

        if (YamlTree.ReadMap(path, "demo/organization.yaml", problems) is { } map)
        {
            var packIds = packs.All.Select(pack => pack.Id).ToList();
            var fields = new YamlFields(map, "", problems);
            var nodes = new List<DemoNode>();

            fields.List("nodes", node => Add(new DemoNode(
                node.Text("code"), node.Text("name"), node.OneOf("kind", NodeKinds), node.OptionalOneOf("under", [.. nodes.Select(known => known.Code)]),
                node.OptionalOneOf("pack", packIds), node.OptionalText("address"), node.OptionalText("phone"))));
            var codes = nodes.Select(node => node.Code).ToList();
            var accounts = fields.List("accounts", account => new DemoAccount(
                account.Text("email"), account.Text("name"), account.OptionalText("phone"),
                account.List("roles", role => new DemoRole(role.OneOf("role", Roles), role.OneOf("at", codes)))));
            var customers = fields.OptionalList("customers", customer => new DemoCustomer(customer.Text("email"), customer.Text("case")));
            var employers = fields.OptionalList("employers", employer => new DemoEmployer(
                employer.Text("name"), employer.OneOf("at", codes), employer.Text("industry"), employer.Text("contact"), employer.Text("phone"),
                employer.List("worksites", site => new DemoWorksite(
                    site.Text("name"), site.Text("street"), site.Text("city"), site.Text("region"), site.Text("supervisor"), site.Text("safety"),
                    site.List("jobs", job => new DemoJob(
                        job.Text("title"), job.Text("soc"), job.Text("wage"), job.Whole("hours", 1, 60), job.Text("position"), job.Whole("openings", 1, 100), job.YesNo("permit")))))));
            var services = fields.OptionalList("localServices", service => new DemoLocalService(
                service.OneOf("at", codes), service.Text("name"), service.OptionalText("spanish"), service.OneOf("kind", LocalServiceKinds)));
            var visitors = fields.OptionalList("visitors", visitor => new DemoVisitor(
                visitor.Text("firstName"), visitor.Text("lastName"), visitor.Text("born"), visitor.OptionalText("card"), visitor.OneOf("office", codes),
                visitor.TextsFrom("daysAgo", [.. Enumerable.Range(0, 60).Select(day => $"{day}")]), visitor.TextsFrom("services", [.. services.Select(s => s.Name)])));
            var partners = fields.OptionalList("partners", partner => new DemoPartner(
                partner.Text("name"), partner.OneOf("at", codes), partner.Texts("programs"), partner.OptionalText("services"), partner.OptionalText("contact"), partner.OptionalText("phone"),
                partner.OptionalText("email"), partner.OptionalText("hours"), partner.OptionalList("people", person => new DemoPartnerPerson(person.Text("email"), person.Text("name")))));
            fields.Finish();

            foreach (var office in nodes.Where(node => node is { Kind: "office", Pack: null }))
                fields.Wrong("nodes", $"The office \"{office.Code}\" has no \"pack\". Name the policy it follows.");
            organization = new DemoOrganization(nodes, accounts, customers, partners) { Employers = employers, LocalServices = services, Visitors = visitors };

            DemoNode Add(DemoNode node)
            {
                nodes.Add(node);
                return node;
            }
        }

        return organization is null || problems.Any
            ? throw new BrokenFilesException("The demo organization cannot be used. Mend these and start again:", problems.InOrder())
            : organization;
    }
}

/// <param name="Kind"><c>state</c>, <c>localArea</c>, <c>provider</c> or <c>office</c>.</param>
/// <param name="Under">The code of the node above; it stands earlier in the file.</param>
/// <param name="Pack">The policy an office follows.</param>
public sealed record DemoNode(string Code, string Name, string Kind, string? Under, string? Pack, string? Address, string? Phone);

public sealed record DemoAccount(string Email, string Name, string? Phone, IReadOnlyList<DemoRole> Roles);

/// <param name="Role">Such as <c>careerPlanner</c> or <c>monitor</c>.</param>
/// <param name="At">The code of the node it is held at.</param>
public sealed record DemoRole(string Role, string At);

/// <param name="Case">The case number of the participant whose sign-in it is.</param>
public sealed record DemoCustomer(string Email, string Case);

/// <param name="At">Code of the place that keeps it.</param>
public sealed record DemoEmployer(string Name, string At, string Industry, string Contact, string Phone, IReadOnlyList<DemoWorksite> Worksites);

public sealed record DemoWorksite(string Name, string Street, string City, string Region, string Supervisor, string Safety, IReadOnlyList<DemoJob> Jobs);

/// <param name="Wage">Dollars an hour, like 16.50.</param>
/// <param name="Permit">Somebody under 18 needs a work permit.</param>
public sealed record DemoJob(string Title, string Soc, string Wage, int Hours, string Position, int Openings, bool Permit);

/// <param name="At">The code of the place that offers it.</param>
public sealed record DemoLocalService(string At, string Name, string? Spanish, string Kind);

/// <summary>Somebody at the front desk without a record.</summary>
/// <param name="Born">Like 1990-04-28.</param>
/// <param name="DaysAgo">The days of the visits, counted back from today.</param>
public sealed record DemoVisitor(string FirstName, string LastName, string Born, string? Card, string Office, IReadOnlyList<string> DaysAgo, IReadOnlyList<string> Services);

/// <param name="At">The code of the place that keeps it.</param>
/// <param name="People">Who signs in there.</param>
public sealed record DemoPartner(
    string Name, string At, IReadOnlyList<string> Programs, string? Services, string? Contact, string? Phone, string? Email, string? Hours, IReadOnlyList<DemoPartnerPerson> People);

public sealed record DemoPartnerPerson(string Email, string Name);
