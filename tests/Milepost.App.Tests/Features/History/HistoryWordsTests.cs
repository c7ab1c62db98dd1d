using Milepost.App.Features.History;

namespace Milepost.App.Tests.Features.History;

public sealed class HistoryWordsTests
{
    private static readonly Guid North = new("01a200bb-ebe1-7000-9aab-e07ac31e3ea6");

    [Theory]
    [InlineData("2026-03-02", "Mar 2, 2026")]
    [InlineData("DislocatedWorker", "Dislocated worker")]
    [InlineData("offTrack", "Off track")]
    [InlineData("True", "Yes")]
    [InlineData("[]", "")]
    [InlineData("""["adult","youth"]""", "adult; youth")]
    [InlineData("""[{"element":"Birth date","kind":"Driver license"}]""", "element: Birth date, kind: Driver license")]
    [InlineData("01a200bb-ebe1-7000-9aab-e07ac31e3ea6", "North office")]
    [InlineData("01a200bb-0000-7000-9aab-e07ac31e3ea6", "(no longer there)")]
    [InlineData("IEP", "IEP")]
    [InlineData("555-0100", "555-0100")]
    [InlineData("{not json", "{not json")]
    [InlineData("[sic] she said so", "[sic] she said so")]
    [InlineData("McDonald called", "McDonald called")]
    [InlineData(null, "")]
    public void A_value_is_read_as_people_write_it(string? kept, string words) =>
        Assert.Equal(words, HistoryWords.Value(kept, new Dictionary<Guid, string> { [North] = "North office" }));

    [Theory]
    [InlineData("CaseNote N-3", "Case note N-3")]
    [InlineData("RoleAssignment", "Role")]
    [InlineData("Application application", "Application")]
    public void A_thing_is_named_as_people_name_it(string kept, string words) => Assert.Equal(words, HistoryWords.Thing(kept));

    [Theory]
    [InlineData("OfficeId", "Office")]
    [InlineData("projectedEnd", "Projected end")]
    [InlineData("Path", "Place in the tree")]
    public void A_field_is_named_as_people_name_it(string kept, string words) => Assert.Equal(words, HistoryWords.Field(kept));
}
