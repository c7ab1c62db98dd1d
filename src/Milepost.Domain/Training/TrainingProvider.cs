namespace Milepost.Domain.Training;

/// <param name="StateId">The number the state's list of eligible training providers knows it by.</param>
public sealed record TrainingProviderDetails(
    string Name, string? Address, string? Contact, string? Phone, string? Email, string? StateId, bool OnEligibleList, DateOnly? ListedFrom, DateOnly? ListedTo);

/// <summary>A school or other organization that trains people. One place writes it down for itself and all places below.</summary>
public sealed class TrainingProvider : Recorded
{
    private TrainingProvider() { }

    /// <summary>The place that keeps the entry.</summary>
    public Guid OrgUnitId { get; private set; }

    public TrainingProviderDetails Details { get; private set; } = new("", null, null, null, null, null, false, null, null);

    /// <summary>From this day on nobody new is sent there. What was entered stays.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndedWhy { get; private set; }

    public bool IsOfferedOn(DateOnly day) => EndedOn is null || day < EndedOn;

    /// <summary>Whether it was on the state's list of eligible training providers that day (29 USC 3152(d)).</summary>
    public bool IsListedOn(DateOnly day) =>
        Details.OnEligibleList && (Details.ListedFrom is not { } from || from <= day) && (Details.ListedTo is not { } to || day <= to);

    /// <param name="id">Where the entry must have a certain id, as in demo data.</param>
    public static Result<TrainingProvider> Add(Guid orgUnitId, TrainingProviderDetails details, Guid? id = null)
    {
        details = Trim(details);
        if (Check(details) is { Count: > 0 } problems) return problems;
        var provider = new TrainingProvider { OrgUnitId = orgUnitId, Details = details };
        if (id is { } given) provider.Id = given;
        return provider;
    }

    public Result<Done> Change(TrainingProviderDetails details)
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

    private static List<Problem> Check(TrainingProviderDetails details)
    {
        var problems = new List<Problem>();
        if (details.Name.Length == 0) problems.Add(TrainingProblems.ProviderNameMissing);
        if (!details.OnEligibleList && (details.ListedFrom ?? details.ListedTo) is not null) problems.Add(TrainingProblems.DaysWithoutList);
        if (details.ListedTo < details.ListedFrom) problems.Add(TrainingProblems.ListedBackwards);
        return problems;
    }

    private static TrainingProviderDetails Trim(TrainingProviderDetails details) => new(
        details.Name.Trim(), Blank(details.Address), Blank(details.Contact), Blank(details.Phone), Blank(details.Email), Blank(details.StateId),
        details.OnEligibleList, details.ListedFrom, details.ListedTo);

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class TrainingProblems
{
    public static readonly Problem NotFound = new("training.not-found", ProblemKind.NotFound, "There is no such training provider or program, or it is not yours to see.");
    public static readonly Problem ProviderNameMissing = new("training.provider-name-missing", ProblemKind.Invalid, "Enter the name of the provider.", "Name");
    public static readonly Problem ProviderNameTaken = new("training.provider-name-taken", ProblemKind.Invalid, "This place keeps a provider of that name already. Change that one, or choose another name.", "Name");
    public static readonly Problem PlaceMissing = new("training.place-missing", ProblemKind.Invalid, "Choose the place that keeps this entry: it serves that place and all below it.", "Place");
    public static readonly Problem DaysWithoutList = new("training.days-without-list", ProblemKind.Invalid, "Tick that it is on the list, or leave the days empty.", "ListedFrom");
    public static readonly Problem ListedBackwards = new("training.listed-backwards", ProblemKind.Invalid, "Enter a last day on the list that is not before the first.", "ListedTo");
    public static readonly Problem AlreadyEnded = new("training.already-ended", ProblemKind.Conflict, "This is not offered any more already.");
    public static readonly Problem NotEnded = new("training.not-ended", ProblemKind.Conflict, "This is still offered; there is nothing to take up again.");
    public static readonly Problem ReasonMissing = new("training.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Why");

    public static readonly Problem ProgramNameMissing = new("training.program-name-missing", ProblemKind.Invalid, "Enter the name of the program.", "Name");
    public static readonly Problem ProgramNameTaken = new("training.program-name-taken", ProblemKind.Invalid, "This provider has a program of that name already.", "Name");
    public static readonly Problem Cip = new("training.cip", ProblemKind.Invalid, "Enter the CIP code as two digits, a point and two or four digits, like 51.0805.", "CipCode");
    public static readonly Problem Weeks = new("training.weeks", ProblemKind.Invalid, "Enter weeks from 1 to 520, or leave this empty.", "Weeks");
    public static readonly Problem Hours = new("training.hours", ProblemKind.Invalid, "Enter hours from 0 to 20,000.", "Hours");

    public static readonly Problem StepDayInFuture = new("training.step-in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "On");
    public static readonly Problem AlreadyRequested = new("training.already-requested", ProblemKind.Conflict, "Approval was requested already.", "Step");
    public static readonly Problem AlreadyApproved = new("training.already-approved", ProblemKind.Conflict, "The program is approved already.", "Step");
    public static readonly Problem NothingToWithdraw = new("training.nothing-to-withdraw", ProblemKind.Conflict, "Approval was neither requested nor given, so there is nothing to withdraw.", "Step");

    public static readonly Problem CredentialNameMissing = new("training.credential-name-missing", ProblemKind.Invalid, "Enter the name of the credential.", "Name");
    public static readonly Problem CredentialType = new("training.credential-type", ProblemKind.Invalid, "Choose a type of credential from the list.", "Type");
    public static readonly Problem CredentialNameTaken = new("training.credential-name-taken", ProblemKind.Invalid, "The program has a credential of that name already.", "Name");
    public static readonly Problem CredentialApproved = new("training.credential-approved", ProblemKind.Conflict, "This credential is approved for the program already.");
    public static readonly Problem CredentialEnded = new("training.credential-ended", ProblemKind.Conflict, "This credential is not offered any more. Enter it anew.");

    public static Problem StepBeforeLast(DateOnly last) => new("training.step-before-last", ProblemKind.Invalid, $"Enter a day on or after {last.Words()}, the day of the last step.", "On");

    public static Problem Amount(string field) => new("training.amount", ProblemKind.Invalid, "Enter dollars and cents, like 1,250.00.", field);

    public static Problem Occupation(string text) => new("training.occupation", ProblemKind.Invalid, $"\"{text}\" is not in the O*NET-SOC list. Enter a code like 29-2052.00.", "Occupations");
}
