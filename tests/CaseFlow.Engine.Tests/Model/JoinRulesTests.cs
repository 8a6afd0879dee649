using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Model;

/// <summary>A join that must wait for ever is refused; one that may is a notice. In doubt it is no refusal.</summary>
public class JoinRulesTests
{
    private static Bpmn Either() => new Bpmn().Start().Exclusive("x").Parallel("join").Users("a b").End()
        .Path("start x").Flow("x", "a", "n = 1").Default("x", "b").Path("a join end").Path("b join");

    private static IReadOnlyList<ModelFault> Notices(Bpmn model) => BpmnModel.Load(model.Xml(), "test.bpmn").Notices;

    [Fact]
    public void A_choice_that_is_joined_in_parallel_is_refused()
    {
        var fault = Should.Throw<ModelException>(() => Either().Build()).Faults.Single();
        (fault.Code, fault.ElementId).ShouldBe(("join-deadlock", "join"));
        fault.Line.ShouldBeGreaterThan(1);
        fault.Hint.ShouldContain("exclusive");
    }

    [Fact]
    public void It_is_refused_inside_a_sub_process_too() =>
        Should.Throw<ModelException>(() => new Bpmn().Start().Sub("sub", s => s.Start("s0").Exclusive("x").Parallel("join").Users("a b")
            .Path("s0 x").Flow("x", "a", "n = 1").Default("x", "b").Path("a join").Path("b join")).Path("start sub").Build()).Faults.Single().ElementId.ShouldBe("join");

    [Fact]
    public void An_arrow_no_token_can_come_by_is_refused() =>
        Should.Throw<ModelException>(() => new Bpmn().Start().Parallel("join").Exclusive("x").Users("a b").End().Path("start a join x b join").Path("x end").Build()).Faults.Single().Code.ShouldBe("join-deadlock");

    [Fact]
    public void Something_else_that_ends_the_process_makes_it_a_notice() =>
        Notices(Either().User("c").End("stop", Bpmn.Terminate()).Path("start c stop")).Single(n => n.Code == "join-may-deadlock").ElementId.ShouldBe("join");

    [Fact]
    public void An_event_that_interrupts_makes_it_a_notice()
    {
        var m = Either();
        Notices(m.EventSub("stop", e => e.Start("e0", m.Message("withdrawn")))).Select(n => n.Code).ShouldContain("join-may-deadlock");
    }

    [Fact]
    public void An_inclusive_split_into_a_parallel_join_is_a_notice() =>
        Notices(new Bpmn().Start().Inclusive("split").Parallel("join").Users("a b").Path("start split").Flow("split", "a", "n < 2").Default("split", "b").Flow("split", "b", "n > 0").Path("a join").Path("b join"))
            .Select(n => n.Code).ShouldContain("join-may-deadlock");

    [Fact]
    public void A_boundary_event_past_the_join_is_a_notice() =>
        Notices(new Bpmn().Start().Parallel("fork join").Users("a b").End().Boundary("late", "a", Bpmn.After("P1D")).Path("start fork a join end").Path("fork b join").Path("late end"))
            .Select(n => (n.Code, n.ElementId)).ShouldBe([("join-may-deadlock", "join")]);

    [Fact]
    public void A_boundary_event_back_to_the_join_is_right() =>
        Notices(new Bpmn().Start().Exclusive("merge").Parallel("fork join").Users("a b").End().Boundary("late", "a", Bpmn.After("P1D")).Path("start fork a merge join end").Path("fork b join").Path("late merge"))
            .ShouldBeEmpty();

    [Fact]
    public void A_parallel_split_into_an_exclusive_join_multiplies_tokens() =>
        Notices(new Bpmn().Start().Parallel("fork").Exclusive("merge").Users("a b after").Path("start fork a merge after").Path("fork b merge"))
            .Select(n => (n.Code, n.ElementId)).ShouldBe([("tokens-may-multiply", "merge")]);

    [Fact]
    public void Two_branches_into_one_end_are_right() =>
        Notices(new Bpmn().Start().Parallel("fork").Users("a b").End().Path("start fork a end").Path("fork b end")).ShouldBeEmpty();

    [Fact]
    public void Well_joined_branches_and_loops_are_right() =>
        Notices(new Bpmn().Start().Inclusive("split join").Exclusive("again x").Parallel("fork meet").Users("a b c d").End()
            .Path("start again fork a meet x").Path("fork split").Flow("split", "b", "n < 2").Flow("split", "c", "n > 0").Default("split", "d").Path("b join meet").Path("c join").Path("d join")
            .Flow("x", "again", "more").Default("x", "end")).ShouldBeEmpty();

    [Fact]
    public void A_scope_with_too_many_ways_is_said_to_be_too_wild()
    {
        var model = new Bpmn().Start().Inclusive("split").Parallel("join").Path("start split");
        for (var i = 0; i < 12; i++)
        {
            model.User($"t{i}").Flow("split", $"t{i}", $"n > {i}").Path($"t{i} join");
        }
        Notices(model).Select(n => n.Code).ShouldContain("search-capped");
    }
}
