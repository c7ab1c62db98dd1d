namespace Milepost.App.Store;

/// <summary>Indexes over parts of a details record, which EF's model cannot name. The migrations make them; a test holds both together.</summary>
public static class HandWrittenIndexes
{
    /// <summary>The same on both databases.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        // The last contact of each person of a caseload.
        """CREATE INDEX "IX_CaseNotes_TwoWay" ON "CaseNotes" ("ParticipantId", "OccurredOn") WHERE "TwoWay";""",
        // A caseload in the order of names, from any place in it.
        """CREATE INDEX "IX_Participants_Caseload" ON "Participants" ("PlannerId", "LastName", "FirstName", "CaseNumber");""",
    ];
}
