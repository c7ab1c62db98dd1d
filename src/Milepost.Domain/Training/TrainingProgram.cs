using System.Text.RegularExpressions;

namespace Milepost.Domain.Training;

public enum TrainingDelivery { InPerson, Online, InPersonAndOnline }

public enum ApprovalStep { Requested, Approved, Withdrawn }

/// <summary>A step toward approval, or back: steps are added, never changed.</summary>
public sealed record ProgramApproval(ApprovalStep Step, DateOnly On, string By, string? Why, DateOnly RecordedOn);

/// <summary>A credential one can earn in a program. Until it is approved it is not offered when a credential is recorded.</summary>
/// <param name="Number">Within its program.</param>
public sealed record ProgramCredential(int Number, string Name, string Type, bool IndustryRecognized, DateOnly? ApprovedSince, string? ApprovedBy, DateOnly? EndedOn)
{
    public bool IsOfferedOn(DateOnly day) => ApprovedSince <= day && (EndedOn is null || day < EndedOn);
}

/// <summary>What a training costs, in dollars.</summary>
public sealed record TrainingCost(decimal Tuition, decimal Fees, decimal Books, decimal Supplies, decimal Other)
{
    public static TrainingCost None { get; } = new(0, 0, 0, 0, 0);

    public decimal Sum() => Tuition + Fees + Books + Supplies + Other;

    internal List<Problem> Check() =>
        [.. new[] { (Tuition, "Tuition"), (Fees, "Fees"), (Books, "Books"), (Supplies, "Supplies"), (Other, "OtherCost") }.Where(part => !Dollars.AreSound(part.Item1)).Select(part => TrainingProblems.Amount(part.Item2))];
}

/// <param name="CipCode">Of the Classification of Instructional Programs, "51.0805".</param>
/// <param name="Occupations">O*NET-SOC labels, "29-2052.00 Pharmacy Technicians".</param>
public sealed record TrainingProgramDetails(
    string Name, string? CipCode, IReadOnlyList<string> Occupations, int? Weeks, decimal? Hours, TrainingCost Cost, TrainingDelivery? Delivery, bool InDemand, string? StateId);

/// <summary>A course of a training provider, with the credentials that can be earned in it.</summary>
public sealed partial class TrainingProgram : Recorded
{
    public const int MostWeeks = 520;
    public const decimal MostHours = 20_000;

    private TrainingProgram() { }

    public Guid ProviderId { get; private set; }
    public TrainingProgramDetails Details { get; private set; } = new("", null, [], null, null, TrainingCost.None, null, false, null);

    /// <summary>In the order they were recorded; the last one holds.</summary>
    public IReadOnlyList<ProgramApproval> Approvals { get; private set; } = [];
    public IReadOnlyList<ProgramCredential> Credentials { get; private set; } = [];
    public DateOnly? EndedOn { get; private set; }
    public string? EndedWhy { get; private set; }

    public bool IsOfferedOn(DateOnly day) => EndedOn is null || day < EndedOn;

    public ApprovalStep? ApprovalOn(DateOnly day) => Approvals.LastOrDefault(a => a.On <= day)?.Step;

    public bool IsApprovedOn(DateOnly day) => ApprovalOn(day) == ApprovalStep.Approved;

    public static Result<TrainingProgram> Add(TrainingProvider provider, TrainingProgramDetails details, Guid? id = null)
    {
        details = Trim(details);
        if (Check(details) is { Count: > 0 } problems) return problems;
        var program = new TrainingProgram { ProviderId = provider.Id, Details = details };
        if (id is { } given) program.Id = given;
        return program;
    }

    public Result<Done> Change(TrainingProgramDetails details)
    {
        details = Trim(details);
        if (Check(details) is { Count: > 0 } problems) return problems;
        Details = details;
        return Done.It;
    }

    public Result<Done> End(DateOnly on, string? why)
    {
        if (EndedOn is not null) return TrainingProblems.AlreadyEnded;
        if (string.IsNullOrWhiteSpace(why)) return TrainingProblems.ReasonMissing;
        (EndedOn, EndedWhy) = (on, why.Trim());
        return Done.It;
    }

    public Result<Done> OfferAgain()
    {
        if (EndedOn is null) return TrainingProblems.NotEnded;
        (EndedOn, EndedWhy) = (null, null);
        return Done.It;
    }

    public Result<Done> Take(ApprovalStep step, DateOnly on, string by, string? why, DateOnly today)
    {
        if (on > today) return TrainingProblems.StepDayInFuture;
        var last = Approvals.Count == 0 ? null : Approvals[^1];
        if (last is not null && on < last.On) return TrainingProblems.StepBeforeLast(last.On);
        switch (step)
        {
            case ApprovalStep.Requested when last?.Step == ApprovalStep.Requested: return TrainingProblems.AlreadyRequested;
            case ApprovalStep.Requested or ApprovalStep.Approved when last?.Step == ApprovalStep.Approved: return TrainingProblems.AlreadyApproved;
            case ApprovalStep.Withdrawn when last is null or { Step: ApprovalStep.Withdrawn }: return TrainingProblems.NothingToWithdraw;
            case ApprovalStep.Withdrawn when string.IsNullOrWhiteSpace(why): return TrainingProblems.ReasonMissing;
        }
        Approvals = [.. Approvals, new(step, on, by, TrainingProvider.Blank(why), today)];
        return Done.It;
    }

    /// <summary>Enters a credential of the program; it is offered once it is approved.</summary>
    public Result<ProgramCredential> EnterCredential(string? name, string? type, bool industryRecognized)
    {
        if (string.IsNullOrWhiteSpace(name)) return TrainingProblems.CredentialNameMissing;
        if (string.IsNullOrWhiteSpace(type)) return TrainingProblems.CredentialType;
        if (Credentials.Any(c => c.EndedOn is null && string.Equals(c.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))) return TrainingProblems.CredentialNameTaken;
        var credential = new ProgramCredential(Credentials.Count + 1, name.Trim(), type, industryRecognized, null, null, null);
        Credentials = [.. Credentials, credential];
        return credential;
    }

    public Result<Done> ApproveCredential(int number, DateOnly since, string by, DateOnly today)
    {
        if (Credentials.FirstOrDefault(c => c.Number == number) is not { } credential) return TrainingProblems.NotFound;
        if (credential.ApprovedSince is not null) return TrainingProblems.CredentialApproved;
        if (credential.EndedOn is not null) return TrainingProblems.CredentialEnded;
        if (since > today) return TrainingProblems.StepDayInFuture;
        Put(credential with { ApprovedSince = since, ApprovedBy = by });
        return Done.It;
    }

    public Result<Done> EndCredential(int number, DateOnly on)
    {
        if (Credentials.FirstOrDefault(c => c.Number == number) is not { } credential) return TrainingProblems.NotFound;
        if (credential.EndedOn is not null) return TrainingProblems.CredentialEnded;
        Put(credential with { EndedOn = on });
        return Done.It;
    }

    /// <summary>What may be recorded as earned that day: entered for the program and approved for it (Illinois workNet guide, Earned Credentials).</summary>
    public IEnumerable<ProgramCredential> CredentialsOfferedOn(DateOnly day) => Credentials.Where(c => c.IsOfferedOn(day));

    private void Put(ProgramCredential credential) => Credentials = [.. Credentials.Select(c => c.Number == credential.Number ? credential : c)];

    private static List<Problem> Check(TrainingProgramDetails details)
    {
        var problems = details.Cost.Check().ToList();
        if (details.Name.Length == 0) problems.Add(TrainingProblems.ProgramNameMissing);
        if (details.CipCode is { } cip && !Cip().IsMatch(cip)) problems.Add(TrainingProblems.Cip);
        if (details.Weeks is < 1 or > MostWeeks) problems.Add(TrainingProblems.Weeks);
        if (details.Hours is < 0 or > MostHours) problems.Add(TrainingProblems.Hours);
        return problems;
    }

    private static TrainingProgramDetails Trim(TrainingProgramDetails details) => details with
    {
        Name = details.Name.Trim(), CipCode = TrainingProvider.Blank(details.CipCode), StateId = TrainingProvider.Blank(details.StateId),
    };

    [GeneratedRegex(@"^[0-9]{2}\.[0-9]{2}([0-9]{2})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Cip();
}
