using Milepost.Domain;

namespace Milepost.Domain.Tests;

public sealed class RecordIdTests
{
    [Fact]
    public void Ids_made_one_after_another_sort_in_that_order()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => RecordId.New()).ToList();

        Assert.Equal(ids.OrderBy(id => id), ids);
        Assert.Equal(ids.OrderBy(id => id.ToString(), StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Ids_made_by_many_threads_at_once_differ()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<Guid>();

        Parallel.For(0, 20_000, _ => ids.Add(RecordId.New()));

        Assert.Equal(20_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(7, id.Version));
    }
}
