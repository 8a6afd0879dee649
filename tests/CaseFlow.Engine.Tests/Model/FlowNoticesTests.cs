using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Model;

public class FlowNoticesTests
{
    private static IEnumerable<(string, string?)> Notices(Bpmn model) => BpmnModel.Load(model.Xml(), "test.bpmn").Notices.Select(n => (n.Code, n.ElementId));

    [Fact]
    public void A_choice_without_default_is_told() =>
        Notices(new Bpmn().Start().Exclusive("x").Users("a b").Path("start x").Flow("x", "a", "n = 1").Flow("x", "b", "n = 2")).ShouldBe([("no-default", "x")]);

    [Fact]
    public void A_condition_nobody_looks_at_is_told() =>
        Notices(new Bpmn().Start().Parallel("x").Users("a b").Path("start x b").Flow("x", "a", "n = 1")).ShouldBe([("condition-ignored", "x")]);

    [Fact]
    public void A_node_nothing_leads_to_is_told() =>
        Notices(new Bpmn().Start().Users("a b").Path("start a").User("u", Bpmn.ForCompensation())).ShouldBe([("unreachable", "b"), ("unreachable", "u")]);

    [Fact]
    public void Handlers_jumps_and_inner_steps_are_reached() =>
        Notices(new Bpmn().Start().User("a").Undo("u", "a").Throw("jump", Bpmn.Link("L")).Catch("land", Bpmn.Link("L")).Sub("sub", s => s.Users("x y").Path("x y"))
            .AdHoc("free", "done", s => s.User("w")).EventSub("on", e => e.Start("e0", Bpmn.After("P1D")).User("z").Path("e0 z")).Path("start a jump").Path("land sub free")).ShouldBeEmpty();
}
