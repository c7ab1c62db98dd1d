using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;

namespace Milepost.App;

/// <summary>Packs, requirements and lists as they stood in their folders when they were read; nothing changes them afterwards.</summary>
public sealed record PolicyFiles(Packs Packs, PolicyBook Book, ReferenceLists Lists, EligibilityBook Eligibility)
{
    /// <exception cref="BrokenFilesException">Something is wrong in a file, which is named with its line; the program must not start.</exception>
    public static PolicyFiles Read()
    {
        var packs = PackFiles.Load(PackFiles.DefaultFolder);
        return new(packs, PolicyBook.Load(PackFiles.DefaultFolder, packs), ReferenceFiles.Load(ReferenceFiles.DefaultFolder, packs),
            EligibilityBook.Load(PackFiles.DefaultFolder, packs));
    }
}
