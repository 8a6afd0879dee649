using System.Xml.Linq;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Model;

/// <summary>What the engine does not run it refuses, with element, line and a hint.</summary>
public class RefusalTests
{
    private static readonly XNamespace Camunda = "http://camunda.org/schema/1.0/bpmn";

    public static TheoryData<string, string, Bpmn> Refused => new()
    {
        { "unsupported-element", "x", One("scriptTask") },
        { "missing-decision", "x", One("businessRuleTask") },
        { "missing-attribute", "x", One("businessRuleTask", new XAttribute(Bpmn.Cf + "decision", "d")) },
        { "unsupported-element", "x", One("complexGateway") },
        { "missing-condition", "x", One("adHocSubProcess") },
        { "unsupported-element", "x", One("userTask", new XElement(Bpmn.Ns + "standardLoopCharacteristics")) },
        { "unsupported-element", "x", One("userTask", new XAttribute("startQuantity", "2")) },
        { "unsupported-element", "x", One("userTask", new XAttribute("completionQuantity", "2")) },
        { "unsupported-element", "x", One("receiveTask", new XAttribute("instantiate", "true")) },
        { "unsupported-element", "x", One("eventBasedGateway", new XAttribute("eventGatewayType", "Parallel")) },
        { "unsupported-element", "x", One("intermediateCatchEvent", Bpmn.After("P1D"), Bpmn.After("P2D")) },
        { "missing-condition", "x", One("intermediateCatchEvent", new XElement(Bpmn.Ns + "conditionalEventDefinition")) },
        { "bad-transaction", "x", One("endEvent", new XElement(Bpmn.Ns + "cancelEventDefinition")) },
        { "unsupported-element", "x", One("userTask", new XElement(Bpmn.Ns + "multiInstanceLoopCharacteristics", new XAttribute("behavior", "One"), new XElement(Bpmn.Ns + "loopCardinality", "2"))) },
        { "foreign-code", "x", One("serviceTask", new XAttribute(Bpmn.Cf + "handler", "h"), new XAttribute(Camunda + "class", "com.example.Work")) },
        { "foreign-code", "x", One("userTask", Bpmn.Extensions(new XElement(Camunda + "taskListener", new XAttribute("delegateExpression", "${x}")))) },
        { "missing-handler", "x", One("serviceTask") },
        { "missing-reference", "x", One("callActivity") },
        { "missing-reference", "x", One("endEvent", new XElement(Bpmn.Ns + "messageEventDefinition")) },
        { "unresolved-reference", "x", One("endEvent", new XElement(Bpmn.Ns + "messageEventDefinition", new XAttribute("messageRef", "gone"))) },
        { "missing-attribute", "x", One("userTask", Bpmn.Extensions(Bpmn.Own("outcome", ("value", "yes")))) },
        { "unknown-extension", "x", One("userTask", new XAttribute(Bpmn.Cf + "roel", "clerk")) },
        { "unknown-extension", "x", One("manualTask", new XAttribute(Bpmn.Cf + "role", "clerk")) },
        { "unknown-extension", "x", One("userTask", Bpmn.Extensions(Bpmn.Own("outcom", ("value", "yes")))) },
        { "unknown-extension", "x", One("userTask", Bpmn.Extensions(Bpmn.Own("outcome", ("value", "yes"), ("label", "Yes"), ("colour", "red")))) },
        { "bad-mapping", "x", One("callActivity", new XAttribute("calledElement", "other"), Bpmn.Extensions(Bpmn.Own("in", ("source", "a")))) },
        { "bad-multi-instance", "x", One("userTask", new XElement(Bpmn.Ns + "multiInstanceLoopCharacteristics")) },
        { "unsupported-element", "x", One("intermediateCatchEvent", Bpmn.Every("R3/PT1H")) },
        { "bad-timer", "x", One("intermediateCatchEvent", Bpmn.After("14 days")) },
        { "bad-timer", "x", One("intermediateCatchEvent", Bpmn.Every("0 0 12 * * ?")) },
        { "bad-timer", "x", One("intermediateCatchEvent", new XElement(Bpmn.Ns + "timerEventDefinition")) },
        { "bad-event", "x", One("intermediateCatchEvent") },
        { "bad-event", "x", One("intermediateThrowEvent", Bpmn.After("P1D")) },
        { "bad-event", "x", One("endEvent", Bpmn.After("P1D")) },
        { "bad-boundary", "x", One("boundaryEvent", new XAttribute("attachedToRef", "start"), Bpmn.After("P1D")) },
        { "bad-link", "x", One("intermediateThrowEvent", Bpmn.Link("L")) },
        { "bad-default", "x", One("exclusiveGateway", new XAttribute("default", "gone")) },
        { "several-starts", "x", One("startEvent") },
        { "duplicate-id", "start", One("userTask").Add("userTask", "start") },
        { "bad-expression", "start_x_0", new Bpmn().Start().User("x").Flow("start", "x", "n >") },
        { "bad-expression", "start_x_0", new Bpmn().Start().User("x").Flow("start", "x", "n == 1") },
        { "unresolved-reference", "start_gone_0", new Bpmn().Start().Path("start gone") },
        { "flow-across-scopes", "start_y_0", new Bpmn().Start().Sub("sub", s => s.User("y")).Flow("start", "y") },
        { "bad-flow", "start", new Bpmn().Start().User("x").Path("start x start") },
        { "bad-flow", "end", new Bpmn().Start().User("x").End().Path("start end x") },
        { "bad-event-gateway", "x", new Bpmn().Start().EventGateway("g").User("x").Path("start g x") },
        { "bad-event-sub-process", "sub", new Bpmn().Start().EventSub("sub", s => s.User("x")) },
        { "missing-condition", "free", new Bpmn().Start().Add("adHocSubProcess", "free", new XElement(Bpmn.Ns + "task", new XAttribute("id", "y"))) },
        { "bad-ad-hoc", "s0", new Bpmn().Start().AdHoc("free", "done", s => s.Start("s0").User("y")) },
        { "bad-ad-hoc", "free", new Bpmn().Start().AdHoc("free", "done", s => s.End("e0")) },
        { "bad-compensation", "undo-a", new Bpmn().Start().User("a").Boundary("undo-a", "a", Bpmn.Compensate()) },
        { "bad-compensation", "undo-a", new Bpmn().Start().Users("a b").UndoneBy("a", "b") },
        { "bad-compensation", "undo-a", new Bpmn().Start().User("a").Sub("sub", s => s.User("u", Bpmn.ForCompensation())).UndoneBy("a", "u") },
        { "bad-compensation", "undo-a", new Bpmn().Start().User("a").Undo("u", "a").User("v", Bpmn.ForCompensation()).Add("association", "second", new XAttribute("sourceRef", "undo-a"), new XAttribute("targetRef", "v")) },
        { "bad-compensation", "u", new Bpmn().Start().User("a").Undo("u", "a").Boundary("late", "u", Bpmn.After("P1D")) },
        { "bad-compensation", "e0", new Bpmn().Start().EventSub("sub", s => s.Start("e0", Bpmn.Compensate())) },
        { "bad-compensation", "x", One("endEvent", Bpmn.Compensate("gone")) },
        { "bad-compensation", "x", One("endEvent", Bpmn.Compensate("y")).User("y") },
        { "unsupported-element", "x", One("endEvent", new XElement(Bpmn.Ns + "compensateEventDefinition", new XAttribute("waitForCompletion", "false"))) },
        { "bad-flow", "u", new Bpmn().Start().User("a").Undo("u", "a").User("b").Path("u b") },
        { "bad-flow", "undo-a", new Bpmn().Start().User("a").Undo("u", "a").User("b").Path("undo-a b") },
        { "bad-transaction", "t", new Bpmn().Start().Transaction("t", s => s.Start("s0").End("c", Bpmn.Cancel())) },
        { "bad-transaction", "late", new Bpmn().Start().User("a").Boundary("late", "a", Bpmn.Cancel()) },
        { "unsupported-element", "x", One("businessRuleTask", new XAttribute(Camunda + "decisionRef", "d"), new XAttribute(Camunda + "resultVariable", "r"), new XAttribute(Camunda + "mapDecisionResult", "resultList")) },
        { "unsupported-element", "x", One("userTask", new XElement(Bpmn.Ns + "multiInstanceLoopCharacteristics", new XAttribute(Camunda + "asyncBefore", "true"), new XElement(Bpmn.Ns + "loopCardinality", "2"))) },
        { "unresolved-reference", "x", One("endEvent", new XElement(Bpmn.Ns + "eventDefinitionRef", "gone")) },
        { "bad-event", "e0", new Bpmn().Start().EventSub("sub", s => s.Start("e0")) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_run_is_refused_with_place_and_hint(string code, string element, Bpmn model)
    {
        var fault = Should.Throw<ModelException>(() => model.Build()).Faults.FirstOrDefault(f => f.Code == code);
        fault.ShouldNotBeNull();
        fault.ElementId.ShouldBe(element);
        fault.File.ShouldBe("test.bpmn");
        fault.Line.ShouldBeGreaterThan(1);
        model.Xml().Split('\n')[fault.Line - 1].ShouldContain("<");
        fault.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        var error = Should.Throw<ModelException>(() => new Bpmn().Start().Add("scriptTask", "a").Add("complexGateway", "b").Path("start a b").Build());
        error.Faults.Select(f => f.ElementId).ShouldBe(["a", "b"]);
        error.Message.ShouldContain("test.bpmn:4 a: a script task is not supported (");
    }

    [Fact]
    public void A_file_that_is_no_xml_is_refused() =>
        Should.Throw<ModelException>(() => BpmnModel.Load("<definitions>", "x.bpmn")).Faults.Single().Code.ShouldBe("not-xml");

    [Fact]
    public void A_file_that_is_no_model_is_refused() =>
        Should.Throw<ModelException>(() => BpmnModel.Load("<html/>", "x.bpmn")).Faults.Single().Code.ShouldBe("not-bpmn");

    [Fact]
    public void A_file_that_is_nested_without_end_is_refused() =>
        Should.Throw<ModelException>(() => BpmnModel.Load(string.Concat(Enumerable.Repeat("<a>", 50_000)), "x.bpmn")).Faults.Single().Code.ShouldBe("too-deep");

    [Fact]
    public void A_global_task_cannot_be_called()
    {
        var xml = new Bpmn().Start().Call("call", "g").Path("start call").Xml().Replace("<process", "<globalUserTask id=\"g\"/><process");
        Should.Throw<ModelException>(() => BpmnModel.Load(xml, "x.bpmn")).Faults.Single().ElementId.ShouldBe("call");
    }

    [Fact]
    public void A_document_type_is_refused() =>
        Should.Throw<ModelException>(() => BpmnModel.Load("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "x.bpmn")).Faults.Single().Code.ShouldBe("not-xml");

    private static Bpmn One(string element, params object?[] content) => new Bpmn().Start().Add(element, "x", content);
}
