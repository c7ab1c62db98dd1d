using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings;

namespace Milepost.App.Tests.Features.Findings;

public sealed class RecordToJudgeTests
{
    /// <summary>What is judged is read by statements of its own; they must not see less than the case file says.</summary>
    [Theory]
    [EachDatabase]
    public async Task Judging_reads_the_facts_names_and_waivers_that_the_case_files_have(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        foreach (var file in FoundInCases.Files().Select(row => row.Data)) await store.Import(FoundInCases.Read(file));
        var ids = await store.Db(db => db.Participants.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());

        var (whole, together) = await store.Db(async db => (await ParticipantRecord.LoadManyAsync(db, ids, default), await RecordToJudge.ReadAsync(db, ids, default)));

        Assert.True(ids.Count > 20);
        Assert.Equal(ids.Order(), together.Select(record => record.Id).Order());
        foreach (var record in whole)
        {
            var file = RecordToCaseFile.Write(record, null, null);
            var alone = (await store.Db(db => RecordToJudge.ReadAsync(db, [record.Participant.Id], default)))[0];
            foreach (var read in new[] { alone, together.Single(r => r.Id == record.Participant.Id) })
            {
                Assert.Equal(Text(CaseFileFacts.Of(file)), Text(CaseFileFacts.Of(read.File)));
                Assert.Equal(Text(SubjectNames.Of(file)), Text(SubjectNames.Of(read.File)));
                Assert.Equal(record.Waivers.Select(w => (w.Requirement, w.Subject, w.From, w.Until)), read.Waivers.Select(w => (w.Requirement, w.Subject, w.From, w.Until)));
                Assert.Equal((record.Participant.Name, record.Participant.PackId), (read.Name, read.PackId));
                Assert.Equal(await store.Db(db => db.Findings.CountAsync(f => f.ParticipantId == read.Id)), read.Lines.Count);
            }
        }
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
