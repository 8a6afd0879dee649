using System.Xml.Linq;
using CaseFlow.Engine.Model;
using CaseFlow.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace CaseFlow.Engine.Tests.Model;

public class BpmnModelTests
{
    private const string Drawn = """
        <?xml version="1.0" encoding="utf-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:cf="urn:caseflow:bpmn:1" xmlns:other="urn:other" exporter="A" targetNamespace="t">
          <!-- a remark -->
          <process id="p" other:mark="kept">
            <extensionElements><cf:variable name="outcome" type="string"/><other:thing><deep/></other:thing></extensionElements>
            <laneSet id="ls"><lane id="l1" name="Front office" cf:role="clerk"><flowNodeRef>ask</flowNodeRef></lane></laneSet>
            <startEvent id="start"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
            <userTask id="ask" name="Ask" cf:form="ask@2" cf:deadline="wmo"><documentation>Look well.</documentation>
              <extensionElements><cf:outcome value="yes" label="Yes"/><cf:outcome value="no" label="No" route="refuse"/></extensionElements>
            </userTask>
            <userTask id="check" cf:role="clerk  lead"/>
          </process>
          <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
            <bpmndi:BPMNShape id="s1" bpmnElement="ask"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="s2" bpmnElement="f1"/>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </definitions>
        """;

    private static BpmnModel Load(string xml) => BpmnModel.Load(xml, "drawn.bpmn");

    private static UserTaskNode Task(string id) => (UserTaskNode)Load(Drawn).Processes[0].Find(id)!;

    [Fact]
    public void Saving_gives_the_same_document() =>
        XNode.DeepEquals(XDocument.Parse(Drawn, LoadOptions.PreserveWhitespace), XDocument.Parse(Load(Drawn).Save(), LoadOptions.PreserveWhitespace)).ShouldBeTrue();

    [Fact]
    public void Shaped_elements_are_known() => Load(Drawn).ShapedElements.Order().ShouldBe(["ask", "f1"]);

    [Theory]
    [InlineData("x=\"1\"", "x=\"99\"")]
    [InlineData("<!-- a remark -->", "")]
    [InlineData("    <startEvent", "  <startEvent")]
    [InlineData("exporter=\"A\"", "exporter=\"B\"")]
    [InlineData("name=\"Ask\" cf:form=\"ask@2\"", "cf:form=\"ask@2\" name=\"Ask\"")]
    public void How_it_is_drawn_does_not_change_the_hash(string from, string to) => Load(Drawn.Replace(from, to)).ContentHash.ShouldBe(Load(Drawn).ContentHash);

    [Theory]
    [InlineData("name=\"Ask\"", "name=\"Ask again\"")]
    [InlineData("ask@2", "ask@3")]
    [InlineData("other:mark=\"kept\"", "")]
    public void What_it_says_changes_the_hash(string from, string to) => Load(Drawn.Replace(from, to)).ContentHash.ShouldNotBe(Load(Drawn).ContentHash);

    [Fact]
    public void A_user_task_carries_form_deadline_and_outcomes()
    {
        Task("ask").Form.ShouldBe("ask@2");
        Task("ask").Deadline.ShouldBe("wmo");
        Task("ask").Outcomes.ShouldBe([new Outcome("yes", "Yes", null), new Outcome("no", "No", "refuse")]);
        Task("ask").Documentation.ShouldBe("Look well.");
    }

    [Fact]
    public void Roles_are_separated_by_spaces() => Task("check").Roles.ShouldBe(["clerk", "lead"]);

    [Fact]
    public void A_lane_lends_its_role_to_tasks_without_one()
    {
        Task("ask").Roles.ShouldBe(["clerk"]);
        Task("ask").Lanes.ShouldBe(["Front office"]);
    }

    [Fact]
    public void Declared_variables_are_read() => Load(Drawn).Processes[0].Variables.ShouldBe([new VariableDeclaration("outcome", "string")]);

    [Fact]
    public void Nodes_of_sub_processes_know_where_they_lie()
    {
        var process = new Bpmn().Start().Sub("sub", s => s.User("x")).Build();
        process.Find("x")!.Parent!.Id.ShouldBe("sub");
        process.Nodes.Select(n => n.Id).ShouldBe(["start", "sub", "x"]);
    }

    [Fact]
    public void An_isolated_gateway_or_a_dead_end_is_for_other_checks() => new Bpmn().Start().Exclusive("x").User("a").Path("start x").Build().Nodes.Count.ShouldBe(3);
}
