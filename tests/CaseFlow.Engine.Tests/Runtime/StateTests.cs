using System.Text.Json.Nodes;
using System.Xml.Linq;
using CaseFlow.Engine.Feel;
using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class StateTests
{
    public static TheoryData<object?> Values => new()
    {
        null, true, 1.50m, decimal.MaxValue, "text \"quoted\" é", new DateOnly(2026, 2, 28), new TimeOnly(23, 59, 59, 123),
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, 7, TimeSpan.FromHours(2)), new Duration(14, TimeSpan.FromSeconds(1.5)),
        new object?[] { 1m, null, new object?[] { "x" } },
        new Dictionary<string, object?> { ["a"] = 1m, ["b"] = new Dictionary<string, object?> { ["c"] = new DateOnly(2026, 1, 1) } },
        new Dictionary<string, object?> { ["$date"] = "no date" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_kind_of_value_comes_back_as_it_was(object? value)
    {
        var back = Play.Of(new Bpmn().Start().User("a").Path("start a")).Start(("x", value)).State.Variables["x"];
        back?.GetType().Name.ShouldBe(value is Dictionary<string, object?> ? "Dictionary`2" : value!.GetType().Name);
        FeelValue.Describe(back).ShouldBe(FeelValue.Describe(value));
        (back as DateTimeOffset?)?.Offset.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_value_that_cannot_be_stored_is_refused() =>
        Play.Of(new Bpmn().Start().User("a").Path("start a")).Fails("bad-variable", p => p.Start(("x", new object()))).Message.ShouldContain("'x'");

    [Fact]
    public void A_state_of_a_later_format_is_not_read()
    {
        var json = JsonNode.Parse(Play.Of(new Bpmn().Start().User("a").Path("start a")).Start().State.ToJson())!;
        json["format"] = 3;
        Should.Throw<EngineException>(() => InstanceState.FromJson(json.ToJsonString())).Code.ShouldBe("state-unreadable");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":1,\"next\":1,\"definition\":\"p\",\"version\":\"\"}")]
    public void What_is_no_state_is_not_read(string json) =>
        Should.Throw<EngineException>(() => InstanceState.FromJson(json)).Code.ShouldBe("state-unreadable");

    [Fact]
    public void A_small_state_stays_small() =>
        Play.Of(new Bpmn().Start().User("a").Path("start a")).Start().State.ToJson().Length.ShouldBeLessThan(300);

    [Fact]
    public void A_stored_state_of_format_1_stays_readable()
    {
        var play = Play.Of(Everything(), Advice());
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Runtime", "state-format-1.json"));
        play.Resume(InstanceState.FromJson(text)).ShouldWaitAt("a deep repeat repeat x");
        play.State.Timers.Single().Due.ShouldBe(Play.T0.AddDays(14));
        play.State.Jobs.Single().NodeId.ShouldBe("work");
        play.Deliver("letter").Finish("work").Fire("late").CompleteAll("deep repeat repeat x more b").ShouldBeEnded();
    }

    [Fact]
    public void A_stored_state_of_format_2_stays_readable()
    {
        var play = Play.Of(Everything2());
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Runtime", "state-format-2.json"));
        play.Resume(InstanceState.FromJson(text)).ShouldWaitAt("undoX w");
        play.State.VariablesOf(play.State.Tasks.Single(t => t.NodeId == "undoX").Id)["name"].ShouldBe("bo");
        play.Complete("undoX").State.VariablesOf(play.State.Tasks.Single(t => t.NodeId == "undoX").Id)["name"].ShouldBe("an");
        play.Complete("undoX").ShouldWaitAt("undoA w").Complete("undoA");
        play.Set(("amount", 4)).ShouldWaitAt("w").Set(("amount", 0)).Set(("amount", 6)).ShouldWaitAt("seen w");
        play.Fire("held").Complete("w", ("done", true)).CompleteAll("seen held").ShouldBeEnded();
    }

    /// <summary>What format 2 added: a compensation half-way, a condition that held, an ad-hoc sub-process, a held token.</summary>
    internal static Bpmn Everything2() => new Bpmn().Start().Parallel("fork").Users("a seen").Undo("undoA", "a")
        .Sub("sub", s => s.Start("s0").User("x").Path("s0 x").Undo("undoX", "x"), Bpmn.ForEach("names", "name"))
        .Throw("undo", Bpmn.Compensate()).AdHoc("free", "done", s => s.User("w"))
        .User("held", new XAttribute(XNamespace.Get("http://camunda.org/schema/1.0/bpmn") + "asyncBefore", "true"))
        .Boundary("when", "free", Bpmn.When("amount > 5"), isInterrupting: false)
        .Path("start fork a sub undo").Path("fork free").Path("fork held").Path("when seen");

    /// <summary>One of everything a state of format 1 could hold; the stored file was made from it.</summary>
    internal static Bpmn Everything()
    {
        var m = new Bpmn();
        return m.Start().Parallel("fork join").Exclusive("merge").Users("a b").Service("work").Call("call", "advice", Bpmn.Own("in", ("source", "born"), ("target", "born")))
            .Sub("sub", s => s.Start("s0").User("deep").Path("s0 deep")).User("repeat", Bpmn.Times("2")).Boundary("late", "a", Bpmn.After("P14D"))
            .EventSub("letters", s => s.Start("e0", m.Message("letter"), isInterrupting: false).User("more").Path("e0 more")).End()
            .Path("start fork a merge join end").Path("late b").Path("fork work join").Path("fork call").Path("fork sub").Path("fork repeat").Path("b merge");
    }

    internal static Bpmn Advice() => new Bpmn("advice").Start("c0").User("x").Path("c0 x");
}
