using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Store;

namespace Milepost.App.Tests;

/// <summary>Hears every statement that EF sends, so that a test can say how many a page may need, however long its list is.</summary>
public sealed class AskedOfTheDatabase : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _statements = [];

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteMilepostDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresMilepostDb>(options => options.AddInterceptors(this));
    }

    /// <summary>The statements sent since the last time this was asked.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (_statements.TryDequeue(out var statement)) taken.Add(statement);
        return taken;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        _statements.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        _statements.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        _statements.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));
}
