using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.CaseNotes.Write;

namespace Milepost.Bench;

/// <summary>
/// A planner somewhere in the state saves a contact every tenth of a second, whether the one before is saved or not, as the page does it:
/// with its history, its findings and its gates.
/// </summary>
internal sealed class ContactEveryTenth : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task<double>> _saves = [];
    private readonly BenchStore _store;
    private readonly IReadOnlyList<(Guid Person, Guid Planner)> _people;
    private Task _running = Task.CompletedTask;

    private ContactEveryTenth(BenchStore store, IReadOnlyList<(Guid Person, Guid Planner)> people) => (_store, _people) = (store, people);

    public static async Task<ContactEveryTenth> PrepareAsync(BenchStore store)
    {
        var people = await store.Db(db => db.Participants.Where(p => p.PlannerId != null).OrderBy(p => p.CaseNumber).Select(p => new { p.Id, Planner = p.PlannerId!.Value }).ToListAsync());
        var contacts = new ContactEveryTenth(store, [.. people.Select(p => (p.Id, p.Planner))]);
        for (var warmUp = 0; warmUp < 30; warmUp++) await contacts.SaveAsync(warmUp);
        return contacts;
    }

    public void Start()
    {
        _saves.Clear();
        _running = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(Pause);
            var number = 0;
            while (!_end.IsCancellationRequested && await timer.WaitForNextTickAsync()) _saves.Add(Task.Run(() => SaveAsync(number++)));
        });
    }

    /// <summary>How long each took that was begun since <see cref="Start"/>.</summary>
    public async Task<Latencies> StopAsync()
    {
        await _end.CancelAsync();
        await _running;
        return new(await Task.WhenAll(_saves));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
    }

    private Task<double> SaveAsync(int number)
    {
        // Spread over everybody, so that some are judged again already and some are not.
        var (person, planner) = _people[(int)(number * 7919L % _people.Count)];
        return _store.Session(async services =>
        {
            var began = Stopwatch.GetTimestamp();
            var saved = await services.GetRequiredService<WriteNoteHandler>().HandleAsync(
                new(person, new() { Subject = "Regular contact", OccurredOn = _store.Clock.Today, TwoWay = true, Method = "phone", Text = "Spoke about the next steps." }), CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began);
            return saved.IsDone ? took.TotalMilliseconds : throw new InvalidOperationException($"A contact could not be saved: {saved.Problem!.Message}");
        }, planner);
    }
}
