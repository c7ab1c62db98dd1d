using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Exits;
using Milepost.App.Features.FrontDesk.SignInSheet;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Application;

/// <summary>The Application tab: what intake knows so far, and what comes next.</summary>
public sealed class ApplicationPage(IntakeQuery intake, SnapshotsQuery snapshots, ExitForecastQuery exits, ParticipationQuery participation, VisitsOfDayQuery visits, Actor actor) : MilepostPage
{
    public Intake Intake { get; private set; } = null!;

    /// <summary>What was decided about eligibility, the latest first.</summary>
    public IReadOnlyList<EligibilitySnapshot> Snapshots { get; private set; } = [];

    public ExitOutlook? Exits { get; private set; }

    public IReadOnlyList<ProgramParticipation> Participation { get; private set; } = [];

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    public bool CanEdit => !actor.OnlyReads;

    public bool CanAssign => actor.MayTake("/participants/{participantId:guid}/assign", "POST");

    public Instructions ApplicationInstructions => Instructions.For(Intake.Record.Pack, InstructionPages.Application);

    public Instructions EligibilityInstructions => Instructions.For(Intake.Record.Pack, InstructionPages.Eligibility);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await intake.HandleAsync(participantId, ct) is not { } found) return NotFound();
        Intake = found;
        Snapshots = await snapshots.HandleAsync(participantId, ct);
        Exits = await exits.HandleAsync(participantId, ct);
        Participation = await participation.HandleAsync(participantId, ct);
        Visits = await visits.OfRecordAsync(participantId, ct);
        return Page();
    }

    /// <summary>The next step in words, and where it is taken.</summary>
    public (string Words, string Link, string Button)? Next
    {
        get
        {
            var here = $"/participants/{Intake.Participant.Id}";
            var plan = Intake.Record.Settings.Words.PlanShortName(Domain.CodeWords.Of(Intake.Record.PlanKind));
            return Intake.Next switch
            {
                IntakeStep.Apply => ("Record the application.", $"{here}/application/edit", "Record the application"),
                IntakeStep.Determine => ($"Determine eligibility, by {Domain.Dates.Words(Intake.Application!.DecideBy)}.", $"{here}/application/determination", "Determine eligibility"),
                IntakeStep.Certify => ("Certify the applicant. Services count from the certification day on.", $"{here}/application/determination", "Certify"),
                IntakeStep.Enroll => ("Enroll in a program.", $"{here}/enrollments/new", "Enroll"),
                IntakeStep.Assess => ("Record the assessment that the plan rests on.", $"{here}/assessment/new", "Record an assessment"),
                IntakeStep.Plan => ($"Write the {plan} together.", here, $"Go to the {plan}"),
                _ => null,
            };
        }
    }
}
