using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.Participants;

public sealed class CaseNumbersTests
{
    [Fact]
    public void A_case_number_has_eight_letters_none_of_which_can_be_taken_for_another()
    {
        var all = Enumerable.Range(0, 32).Chunk(8).Select(bytes => CaseNumbers.From([.. bytes.Select(b => (byte)b)])).ToList();

        Assert.Equal(["P-01234567", "P-89ABCDEF", "P-GHJKMNPQ", "P-RSTVWXYZ"], all);
    }

    [Theory]
    [InlineData("p-7k3m9q2a", "P-7K3M9Q2A")]
    [InlineData(" P 7K3M 9Q2A ", "P-7K3M9Q2A")]
    [InlineData("P-O1ILAAAA", "P-0111AAAA")]
    [InlineData("DEMO-01", "DEMO-01")]
    public void What_was_read_aloud_or_written_by_hand_is_understood(string typed, string number) => Assert.Equal(number, CaseNumbers.Normalize(typed));
}
