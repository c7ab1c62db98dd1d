using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Demo;

/// <summary>Made-up partners, somebody who signs in at one of them, and a few consents and referrals on their way.</summary>
internal sealed class DemoSharing(MilepostDb db, UserManager<UserAccount> accounts, DateOnly today)
{
    public async Task FillAsync(DemoOrganization organization, CancellationToken ct)
    {
        var filled = await db.ChangeAsync<Done>(async () =>
        {
            var partners = new Dictionary<string, Partner>();
            foreach (var one in organization.Partners)
            {
                var place = await db.OrgUnits.SingleAsync(u => u.Code == one.At, ct);
                var added = Partner.Add(place, new() { Name = one.Name, Programs = one.Programs, Services = one.Services, Contact = one.Contact, Phone = one.Phone, Email = one.Email, Hours = one.Hours });
                if (!added.IsDone) throw new InvalidOperationException($"demo/organization.yaml, {one.Name}: {added.Problem!.Message}");
                db.Partners.Add(partners[one.Name] = added.Value);
            }
            // Accounts save themselves, and point at partners that must be there by then.
            await db.SaveChangesAsync(ct);
            foreach (var one in organization.Partners)
                foreach (var person in one.People)
                {
                    var account = new UserAccount { UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, PartnerId = partners[one.Name].Id };
                    var created = await accounts.CreateAsync(account, DemoData.Password);
                    if (!created.Succeeded) throw new InvalidOperationException($"demo/organization.yaml, {person.Email}: {string.Join(" ", created.Errors.Select(e => e.Description))}");
                }

            var (school, care) = (partners.Values.First(p => p.Details.Name.Contains("School", StringComparison.Ordinal)), partners.Values.First(p => p.Details.Name.Contains("Child Care", StringComparison.Ordinal)));
            if (await FindAsync("DEMO-03", ct) is { } celia)
            {
                var referral = Sent(celia, school, Agreed(celia, school, ConsentWay.Electronic, "es"), "English classes in the evening");
                _ = referral.Accept(today, "Pia Partner-Demo", "She begins next week.", today).Value;
                _ = referral.Write("Pia Partner-Demo", fromPartner: true, "Does she need a bus pass?", today).Value;
            }
            if (await FindAsync("DEMO-06", ct) is { } farid)
            {
                var referral = Sent(farid, school, Agreed(farid, school, ConsentWay.Spoken, null), "Mathematics brush-up before training");
                _ = referral.Finish(today, "Pia Partner-Demo", "Finished the course; scores attached to the letter we sent.", null, today).Value;
                _ = Agreed(farid, care, ConsentWay.Spoken, null);
                db.ConcurrentPrograms.Add(ConcurrentProgram.Add(farid, new()
                {
                    Program = "Adult education and literacy (Title II)", Partner = school.Details.Name, PartnerId = school.Id, From = today, Contact = school.Details.ContactLine,
                    Status = ConcurrentStatus.Active, Source = ConcurrentSource.ReferralResult, CommonExit = true,
                }, [], today).Value);
            }
            return Done.It;
        }, ct);
        _ = filled.Value;
    }

    private Task<Participant?> FindAsync(string caseNumber, CancellationToken ct) => db.Participants.SingleOrDefaultAsync(p => p.CaseNumber == caseNumber, ct);

    private Consent Agreed(Participant person, Partner partner, ConsentWay way, string? language)
    {
        var consent = Consent.Give(person, new()
        {
            PartnerId = partner.Id, Partner = partner.Details.Name, Items = [SharedItem.Contact, SharedItem.Plan], Purpose = language == "es" ? "Para aprender inglés" : "To find help near home", From = today, Until = today.AddYears(1),
        }, way, today, way == ConsentWay.Electronic ? person.Name : "Robin Planner-Demo", way == ConsentWay.Spoken ? "Dana Planner-Demo" : null, null, language, today).Value;
        db.Consents.Add(consent);
        return consent;
    }

    private Referral Sent(Participant person, Partner partner, Consent consent, string wish)
    {
        var referral = Referral.Make(person, new() { Partner = partner.Details.Name, PartnerId = partner.Id, Contact = partner.Details.ContactLine, On = today, For = wish, NeededBy = today.AddDays(14) }, isDraft: true, "Robin Planner-Demo", today).Value;
        _ = referral.Send([SharedItem.Contact, SharedItem.Plan], [], [consent], partner.Details.Programs, Referral.UsualDays, "Robin Planner-Demo", today).Value;
        db.Referrals.Add(referral);
        return referral;
    }
}
