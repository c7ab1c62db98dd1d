using Microsoft.Extensions.Caching.Memory;
using Milepost.App.Access;
using Milepost.App.Features.Documents;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>
/// Holds an uploaded payroll file between the trial run and taking it in, for the person who sent it: in memory and for an hour, so that the trial
/// run writes nothing.
/// </summary>
public sealed class PayrollUploadsQuery(IMemoryCache memory, Actor actor)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public Guid Keep(UploadedFile file)
    {
        var id = Guid.NewGuid();
        memory.Set((typeof(PayrollUploadsQuery), actor.AccountId, id), file, Kept);
        return id;
    }

    public UploadedFile? Find(Guid? id) => id is null ? null : memory.Get<UploadedFile>((typeof(PayrollUploadsQuery), actor.AccountId, id.Value));

    public void Forget(Guid id) => memory.Remove((typeof(PayrollUploadsQuery), actor.AccountId, id));
}
