using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Findings.Settle;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings.Settle;

public sealed partial class SettlingPlacesTests(SettlingPlacesTests.Records records) : IClassFixture<SettlingPlacesTests.Records>
{
    public static TheoryData<Settlement?, SubjectKind> EveryWay
    {
        get
        {
            var data = new TheoryData<Settlement?, SubjectKind>();
            foreach (var settlement in Enum.GetValues<Settlement>().Select(each => (Settlement?)each).Prepend(null))
                foreach (var kind in Enum.GetValues<SubjectKind>()) data.Add(settlement, kind);
            return data;
        }
    }

    [Theory, MemberData(nameof(EveryWay))]
    public void Each_action_leads_from_each_kind_of_thing_to_a_page_that_is_there(Settlement? settlement, SubjectKind kind)
    {
        var seen = 0;
        foreach (var (record, settings) in records.All)
        {
            var things = new RecordThings(record, settings, new(2026, 3, 2));
            foreach (var reference in RefsOf(record).Where(reference => things[reference].Kind == kind))
            {
                var thing = things[reference];
                foreach (var printed in new HashSet<Guid>[] { [], [.. record.Plans.Select(plan => plan.Id)] })
                {
                    var place = new SettlingPlaces(record, settings, printed, []).For(settlement, thing, new Wanted());

                    ShouldExist(place.Route);
                    Assert.Matches(PatternOf(place.Route), place.Address.Split('?', '#')[0]);
                    Assert.DoesNotContain(Guid.Empty.ToString(), place.Address, StringComparison.Ordinal);
                }

                // Where those are led who only read.
                ShouldExist(thing.Place.Route);
                Assert.Contains(StaffRole.Monitor, AccessTable.Instance.Find(thing.Place.Route, "GET")!.Roles);
                Assert.Matches(PatternOf(thing.Place.Route), thing.Place.Address.Split('#')[0]);
                seen++;
            }
        }
        Assert.True(seen > 0, $"No record of the test holds a {kind}.");
    }

    [Theory]
    [InlineData(Settlement.Contact, "participant", "/contact")]
    [InlineData(Settlement.Review, "plan:PL-1", "/review")]
    [InlineData(Settlement.Signature, "plan:PL-1", "/plans/{planId:guid}/print")]
    [InlineData(Settlement.Signature, "agreement:AG-1", "/plans/{planId:guid}/print")]
    [InlineData(Settlement.Copy, "agreement:AG-1", "/plans/{planId:guid}/agreements/{agreementId:guid}/copy")]
    [InlineData(Settlement.CaseNote, "service:S-1", "/notes/new")]
    [InlineData(Settlement.ServiceClosing, "service:S-1", "/services/{serviceId:guid}/close")]
    [InlineData(Settlement.ServiceDetails, "service:S-1", "/services/{serviceId:guid}/edit")]
    [InlineData(Settlement.PlanContent, "plan:PL-1", "/plans/{planId:guid}")]
    [InlineData(Settlement.PlanContent, "service:S-1", "/plans/{planId:guid}")]
    [InlineData(Settlement.Goal, "goal:G-1", "/plans/{planId:guid}/goals/{goalId:guid}")]
    [InlineData(Settlement.Goal, "participant", "/plans/{planId:guid}/goals")]
    [InlineData(Settlement.Objective, "objective:O-1", "/plans/{planId:guid}/objectives/{objectiveId:guid}")]
    [InlineData(Settlement.NewService, "participant", "/services/new")]
    [InlineData(Settlement.FollowUp, "participant", "/services/new")]
    [InlineData(Settlement.Eligibility, "participant", "/application/determination")]
    [InlineData(Settlement.Enrollment, "participant", "/application")]
    [InlineData(Settlement.Exit, "participant", "/exit")]
    [InlineData(Settlement.Assessment, "assessment:A-1", "/assessment/{assessmentId:guid}")]
    [InlineData(Settlement.Assessment, "participant", "/assessment/new")]
    [InlineData(Settlement.Screening, "participant", "/screening")]
    [InlineData(Settlement.Outcome, "participant", "/outcomes")]
    [InlineData(Settlement.Referral, "participant", "/referrals/new")]
    [InlineData(Settlement.Profile, "participant", "/profile")]
    [InlineData(null, "service:S-1", "/services/{serviceId:guid}")]
    [InlineData(null, "participant", "")]
    public void An_action_leads_to_its_page(Settlement? settlement, string subject, string below)
    {
        var (record, settings) = records.WithOpenPlan;

        var place = new SettlingPlaces(record, settings, new HashSet<Guid>(), []).For(settlement, new RecordThings(record, settings, new(2026, 3, 2))[subject], new Wanted());

        Assert.Equal("/participants/{participantId:guid}" + below, place.Route);
    }

    [Fact]
    public void What_was_printed_can_be_signed()
    {
        var (record, settings) = records.WithOpenPlan;
        var things = new RecordThings(record, settings, new(2026, 3, 2));

        var place = new SettlingPlaces(record, settings, record.Plans.Select(plan => plan.Id).ToHashSet(), []).For(Settlement.Signature, things["plan:PL-1"], new Wanted());

        Assert.Equal($"/participants/{record.Participant.Id}/plans/{record.Plans[0].Id}/sign", place.Address);
    }

    private static void ShouldExist(string route) => Assert.True(AccessTable.Instance.Find(route, "GET") is not null, $"There is no page {route}.");

    private static string PatternOf(string route) => $"^{Parameter().Replace(route, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")}$";

    private static IEnumerable<string> RefsOf(ParticipantRecord record) =>
        ((IEnumerable<string>)["participant"])
        .Concat(record.Plans.Select(plan => "plan:" + plan.CaseFileId))
        .Concat(record.Plans.SelectMany(plan => plan.Goals).Select(goal => "goal:" + goal.CaseFileId))
        .Concat(record.Plans.SelectMany(plan => plan.Goals).SelectMany(goal => goal.Objectives).Select(objective => "objective:" + objective.CaseFileId))
        .Concat(record.Plans.SelectMany(plan => plan.Agreements).Select(agreement => "agreement:" + agreement.CaseFileId))
        .Concat(record.Services.Select(each => "service:" + each.CaseFileId)).Concat(record.CaseNotes.Select(each => "caseNote:" + each.CaseFileId))
        .Concat(record.Assessments.Select(each => "assessment:" + each.CaseFileId)).Concat(record.Credentials.Select(each => "credential:" + each.CaseFileId))
        .Concat(record.SkillGains.Select(each => "skillGain:" + each.CaseFileId)).Concat(record.Referrals.Select(each => "referral:" + each.CaseFileId));

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Parameter();

    /// <summary>Records of every shape: with everything, with nothing, with an open plan, with a closed one.</summary>
    public sealed class Records : IAsyncLifetime
    {
        private TestApp _app = null!;

        public List<(ParticipantRecord Record, Milepost.Domain.Policy.PackSettings Settings)> All { get; } = [];

        public (ParticipantRecord Record, Milepost.Domain.Policy.PackSettings Settings) WithOpenPlan { get; private set; }

        public async ValueTask InitializeAsync()
        {
            _app = await TestApp.StartAsync();
            WithOpenPlan = await Add(await _app.AddParticipant(change: file =>
            {
                Plans.PlanCases.OnePlan(agreed: true)(file);
                file["assessments"] = System.Text.Json.Nodes.JsonNode.Parse("""[{ "id": "A-1", "type": "basicSkills", "completedOn": "2026-02-10", "areas": [] }]""");
            }));
            await Add(await _app.AddParticipant());
            await Add(await _app.AddParticipant(change: file => { file.Remove("application"); file["enrollments"] = new System.Text.Json.Nodes.JsonArray(); }));
            await Add(await _app.AddParticipant(change: file => { Plans.WrittenPlan.AddTo(file, open: false); }));
            await Add(await _app.AddParticipant(change: file => { Plans.PlanCases.OnePlan()(file); Plans.PlanCases.Goal(file)["closedOn"] = "2026-02-20"; }));
            await Add(await _app.ImportJson(System.Text.Encoding.UTF8.GetString(CaseFilesOnDisk.EverythingAt(TestOrganization.North).Span)));
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task<(ParticipantRecord, Milepost.Domain.Policy.PackSettings)> Add(Guid id)
        {
            var one = await _app.Call(async (IServiceProvider services) =>
            {
                var record = (await ParticipantRecord.LoadManyAsync(services.GetRequiredService<MilepostDb>(), [id], CancellationToken.None)).Single();
                return (record, services.GetRequiredService<Packs>()[record.Participant.PackId].Settings);
            });
            All.Add(one);
            return one;
        }
    }
}
