namespace Milepost.Domain.Policy.Evaluation;

/// <summary>The one action that settles a finding. The words say what the person does; which page that is, the pages know.</summary>
public enum Settlement
{
    /// <summary>Reaches the participant and records the two-way contact.</summary>
    Contact,

    /// <summary>Goes over the plan with the participant and records the review.</summary>
    Review,

    /// <summary>Closes the service: its end, and how it went.</summary>
    ServiceClosing,

    /// <summary>Has the plan signed, or says why it cannot be.</summary>
    Signature,

    /// <summary>Gives the participant a copy of what was signed and records the day.</summary>
    Copy,

    /// <summary>Writes the case note that is missing.</summary>
    CaseNote,

    /// <summary>Records an assessment, or mends one.</summary>
    Assessment,

    /// <summary>Records the basic skills screening, or what was done about it.</summary>
    Screening,

    /// <summary>Opens the plan and fills in or mends what it lacks.</summary>
    PlanContent,

    /// <summary>Adds a goal to the plan, or mends one.</summary>
    Goal,

    /// <summary>Adds an objective to a goal, or mends one.</summary>
    Objective,

    /// <summary>Gives a service and records it.</summary>
    NewService,

    /// <summary>Fills in or mends what the record of a service says.</summary>
    ServiceDetails,

    /// <summary>Decides eligibility and the priority group and records the day.</summary>
    Eligibility,

    /// <summary>Enrolls the participant, or mends the day of the enrollment.</summary>
    Enrollment,

    /// <summary>Records the exit.</summary>
    Exit,

    /// <summary>Gives a follow-up service after the exit and records it.</summary>
    FollowUp,

    /// <summary>Records a credential or a skill gain, or mends one.</summary>
    Outcome,

    /// <summary>Fills in or mends a referral to a partner.</summary>
    Referral,

    /// <summary>Fills in or mends what is said about the participant as a person.</summary>
    Profile,
}
