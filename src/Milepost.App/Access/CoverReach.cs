using System.Linq.Expressions;
using Milepost.Domain.Participants;

namespace Milepost.App.Access;

/// <summary>Widens what somebody sees by the people of the planners covered, each at the offices that the cover is for.</summary>
public static class CoverReach
{
    public static Expression<Func<Participant, bool>> And(IReadOnlyList<CoveredPlanner> covers, Expression<Func<Participant, bool>> own)
    {
        var (person, body) = (own.Parameters[0], own.Body);
        foreach (var cover in covers)
        {
            var planner = (Guid?)cover.PlannerId;
            var offices = cover.Offices.Select(id => (Guid?)id).ToList();
            Expression<Func<Participant, bool>> covered = p => p.PlannerId == planner && offices.Contains(p.OfficeId);
            body = Expression.OrElse(body, new Same(covered.Parameters[0], person).Visit(covered.Body));
        }
        return Expression.Lambda<Func<Participant, bool>>(body, person);
    }

    private sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
