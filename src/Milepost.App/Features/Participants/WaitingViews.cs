using System.Collections.Concurrent;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants;

/// <summary>
/// Who looked is written a moment later and many at a time: a page that only reads does not wait for the disk. A program that ends writes
/// them first; one that is killed loses those of its last moment, and nothing else.
/// </summary>
public sealed partial class WaitingViews(IServiceScopeFactory scopes, ILogger<WaitingViews> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    /// <summary>As many as make one write; SQLite lets one write at a time.</summary>
    private const int Batch = 500;

    private readonly ConcurrentQueue<RecordView> _waiting = new();
    private readonly SemaphoreSlim _one = new(1);
    private int _isAboutToWrite;

    public void Add(RecordView view)
    {
        _waiting.Enqueue(view);
        if (Interlocked.Exchange(ref _isAboutToWrite, 1) == 0) _ = WriteSoonAsync();
    }

    /// <summary>Writes what waits. Whoever shows the list calls it first.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            while (!_waiting.IsEmpty)
            {
                List<RecordView> batch = [];
                while (batch.Count < Batch && _waiting.TryDequeue(out var view)) batch.Add(view);
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
                    db.RecordViews.AddRange(batch);
                    await db.SaveChangesAsync(ct);
                }
                catch
                {
                    batch.ForEach(_waiting.Enqueue);
                    throw;
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    public void Dispose() => _one.Dispose();

    private async Task WriteSoonAsync()
    {
        await Task.Delay(Moment);
        Interlocked.Exchange(ref _isAboutToWrite, 0);
        try
        {
            await WriteAsync(CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // The program has ended meanwhile.
        }
        catch (Exception e)
        {
            // They wait for the next view, or the end of the program.
            LogNotWritten(_waiting.Count, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} entries of who looked at records could not be written yet ({Error}). They are tried again.")]
    private partial void LogNotWritten(int count, string error);
}
