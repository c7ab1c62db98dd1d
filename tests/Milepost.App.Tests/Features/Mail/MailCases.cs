using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Mail.Send;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Mail;

/// <summary>Letters as tests write them, and what became of them.</summary>
internal static class MailCases
{
    public static Letter To(string address, Guid? participantId = null) => new()
    {
        To = address, ParticipantId = participantId, Kind = LetterKinds.Signature, Subject = "Something waits for you", Paragraphs = ["Please look."], ButtonText = "Look", Path = "/sign/one-time-secret",
    };

    public static Task Queue(this TestStore store, params IEnumerable<Letter> letters) => store.Session(async services =>
    {
        var queued = await services.GetRequiredService<MilepostDb>().ChangeAsync<Done>(() =>
        {
            foreach (var letter in letters) services.GetRequiredService<Outbox>().Queue(letter);
            return Task.FromResult<Result<Done>>(Done.It);
        }, CancellationToken.None);
        Assert.True(queued.IsDone);
    });

    public static Task Queue(this TestApp app, Guid participantId, params string[] addresses) => app.Call(async (IServiceScopeFactory scopes) =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var queued = await scope.ServiceProvider.GetRequiredService<MilepostDb>().ChangeAsync<Done>(() =>
        {
            foreach (var address in addresses) scope.ServiceProvider.GetRequiredService<Outbox>().Queue(To(address, participantId));
            return Task.FromResult<Result<Done>>(Done.It);
        }, CancellationToken.None);
        Assert.True(queued.IsDone);
        return queued;
    });

    public static Task<int> SendMail(this TestApp app) => app.Call((SendMailHandler send) => send.HandleAsync(CancellationToken.None));

    /// <summary>One round of the sender.</summary>
    public static Task<int> SendMail(this TestStore store) => store.Call((SendMailHandler send) => send.HandleAsync(CancellationToken.None));

    public static Task<List<OutgoingMail>> Mail(this TestStore store) => store.Db(db => db.OutgoingMail.AsNoTracking().OrderBy(m => m.To).ToListAsync());

    public static async Task<OutgoingMail> MailTo(this TestStore store, string address) => Assert.Single(await store.Mail(), m => m.To == address);

    /// <summary>What was promised of every letter: it arrived once, or its state says that this is not known; and none is told sent that is not.</summary>
    public static void ShouldHaveArrivedOnceOrBeMarked(this IReadOnlyList<OutgoingMail> letters, IReadOnlyList<Arrival> arrivals)
    {
        var times = arrivals.GroupBy(a => a.To).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(letters, letter =>
        {
            var count = times.GetValueOrDefault(letter.To);
            Assert.True(letter.State switch { MailState.Sent => count == 1, MailState.MayHaveBeenSent => count <= 1, _ => false }, $"{letter.To} is {letter.State} and arrived {count} times: {letter.LastAnswer}");
        });
    }
}
