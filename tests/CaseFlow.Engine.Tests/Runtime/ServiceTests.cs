using CaseFlow.Engine.Runtime;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Runtime;

public class ServiceTests
{
    [Fact]
    public void A_service_task_asks_the_host_and_waits()
    {
        var play = Play.Of(new Bpmn().Start().Service("work", "start-route", Bpmn.Extensions(Bpmn.Own("parameter", ("name", "route"), ("value", "brede-uitvraag")))).User("a").Path("start work a")).Start(("n", 1));
        var asked = play.Effects.OfType<Effect.ServiceRequested>().Single();
        asked.Node.Handler.ShouldBe("start-route");
        asked.Node.Parameters["route"].ShouldBe("brede-uitvraag");
        asked.Variables["n"].ShouldBe(1m);
        play.Finish("work", ("found", true)).ShouldWaitAt("a").State.Variables["found"].ShouldBe(true);
    }

    [Fact]
    public void A_job_cannot_be_finished_twice()
    {
        var play = Play.Of(new Bpmn().Start().Service("work").User("a").Path("start work a")).Start();
        var id = play.State.Jobs.Single().Id;
        play.Finish("work").Fails("job-not-open", p => p.Do(new Trigger.CompleteService(id, Play.Map([]))));
    }

    [Fact]
    public void A_failure_the_model_catches_takes_that_way()
    {
        var m = new Bpmn();
        Play.Of(m.Start().Service("work").Users("a b").Boundary("bad", "work", m.Error("E1")).Path("start work a").Path("bad b"))
            .Start().Fail("work", "E1").ShouldWaitAt("b").State.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_nobody_catches_is_an_incident_and_the_job_stays()
    {
        var play = Play.Of(new Bpmn().Start().Service("work").User("a").Path("start work a")).Start().Fail("work", "E1");
        play.Effects.OfType<Effect.IncidentRaised>().Single().Message.ShouldBe("it went wrong");
        play.Finish("work").ShouldWaitAt("a");
    }
}
