using Milepost.App.Access;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training;

/// <summary>
/// The notes of a training's begin and end, written from what is recorded. The facts are those that the Illinois career planning slides
/// list (Case notes and file maintenance: Training Begin Date, Training End Date).
/// </summary>
internal static class TrainingNotes
{
    public static IEnumerable<Problem> MissingAtBegin(ServiceDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.TrainingProgram)) yield return Missing("the training program", "TrainingProgram");
        if (string.IsNullOrWhiteSpace(details.Provider)) yield return Missing("the provider", "Provider");
        if (details.Cost is null && details.Training?.Cost is null) yield return Missing("the approximate cost", "Cost");
        if (details.PlannedEndOn is null) yield return Missing("the planned end", "PlannedEndOn");
    }

    public static string BeginText(ServiceDetails details) => string.Join('\n',
        $"Training began on: {details.StartsOn.Words()}", $"Program: {details.TrainingProgram}", $"Provider or school: {details.Provider}",
        $"Approximate cost: {Dollars.Words(details.Cost ?? 0)}", $"Planned end date: {details.PlannedEndOn?.Words()}");

    public static string EndText(Service service, string credentialStatus) => string.Join('\n',
        $"Training ended on: {service.EndsOn?.Words()}", $"Program: {service.Details.TrainingProgram ?? service.Title}",
        $"Completed: {(service.Completion == Completion.Successful ? "yes" : "no")}", $"Credential or license status: {credentialStatus.Trim()}");

    public static CaseNote Write(Participant participant, string subject, string text, DateOnly day, Service service, Actor actor, DateOnly today) =>
        CaseNote.Write(participant, new() { Subject = subject, OccurredOn = day < today ? day : today, Text = text, Service = service.CaseFileId }, actor.Name, actor.AccountId, today).Value;

    private static Problem Missing(string what, string field) => new("training.begin-note", ProblemKind.Invalid, $"Enter {what}: the note about the begin of the training tells it.", field);
}
