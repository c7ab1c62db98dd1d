using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Milepost.App.Features.Drafts;
using Milepost.App.Features.Findings;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Web;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task A_form_that_could_not_be_saved_comes_back_with_all_that_was_typed_and_is_saved_once_when_it_is_sent_again()
    {
        var judge = new FailingJudge();
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton<IRecordJudge>(s => judge.Over(s.GetRequiredService<RecordJudge>())));
        var id = await app.AddParticipant();
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit($"/participants/{id}/notes/new?subject=-");
        page.Fill("Subject", "Call").Fill("Note", "Words with <signs> & \"quotes\"\nand two lines.");

        judge.Fails = new DatabaseAwayException(isInDoubt: true, new TimeoutException());
        var away = await page.Press("Save the note");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        away.ShouldSay("It is not known yet whether this was saved.").ShouldNotSay("Exception");
        judge.Fails = null;
        var inAnotherTab = away.Copy();
        var saved = await away.Press("Send it again");
        saved.ShouldSay("The note is saved");
        // Sent once more, from the page that is still open in another tab.
        await inAnotherTab.Press("Send it again");
        var notes = (await app.Export("P-1001"))["caseNotes"]!.AsArray();
        Assert.Equal("Words with <signs> & \"quotes\"\nand two lines.", ((string?)Assert.Single(notes)!["text"])!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task What_holds_a_secret_is_not_written_into_a_page()
    {
        Assert.Equal([KeyValuePair.Create("Form.Text", "a"), KeyValuePair.Create("Form.Text", "b")], await LateForms.WholeAsync(Sent(new() { ["Form.Text"] = new(["a", "b"]) })));
        Assert.Null(await LateForms.WholeAsync(Sent(new() { ["Form.Text"] = "a", ["Form.NewPassword"] = "one long password" })));
    }

    private static HttpRequest Sent(Dictionary<string, StringValues> fields) =>
        new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/x-www-form-urlencoded", Form = new FormCollection(fields) } }.Request;

    private sealed class FailingJudge : IRecordJudge
    {
        private IRecordJudge _real = null!;

        public Exception? Fails { get; set; }

        public FailingJudge Over(IRecordJudge real)
        {
            _real = real;
            return this;
        }

        public Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, ChangedRecord record, CancellationToken ct) => Fails is { } e ? throw e : _real.JudgeAsync(db, record, ct);

        public Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct) => _real.CatchUpAsync(db, participantId, ct);
    }
}
