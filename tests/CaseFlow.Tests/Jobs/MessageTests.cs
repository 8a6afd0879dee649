using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CaseFlow.Tests.Jobs;

public sealed class MessageTests
{
    [Fact]
    public async Task A_message_reaches_the_run_of_the_same_case_in_the_same_act()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("zender");
        await proef.StartAsync("ontvanger", zaak);
        var ander = await proef.StartAsync("ontvanger");

        await proef.KlaarAsync(zaak, "zend");

        (await proef.OpenAsync(zaak)).ShouldBe(["daarna", "gepingd"]);
        (await proef.OpenAsync(ander)).ShouldBeEmpty();
        (await proef.In<CaseFlowDbContext, int>(db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Message))).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_nobody_waits_for_yet_is_offered_again()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("zender");
        await proef.KlaarAsync(zaak, "zend");
        await Should.ThrowAsync<AggregateException>(proef.RondeAsync);

        await proef.StartAsync("ontvanger", zaak);
        proef.Klok.Vooruit(TimeSpan.FromSeconds(13));
        await proef.RondeAsync();

        (await proef.OpenAsync(zaak)).ShouldBe(["begonnen", "daarna", "gepingd"]);
        (await proef.In<CaseFlowDbContext, int>(db => db.Jobs.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_for_a_case_that_closed_is_let_go()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("zender");
        await proef.KlaarAsync(zaak, "zend");
        await proef.KlaarAsync(zaak, "daarna");

        await proef.RondeAsync();

        (await proef.In<CaseFlowDbContext, int>(db => db.Jobs.CountAsync(j => j.Kind == JobKinds.Message))).ShouldBe(0);
        (await proef.In<CaseFlowDbContext, int>(db => db.Incidents.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_signal_reaches_everyone_in_the_municipality_who_listens_and_starts_the_routes_that_begin_with_it()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zender = await proef.StartAsync("zender");
        await proef.StartAsync("ontvanger", zender);
        var eerste = await proef.StartAsync("luisteraar");
        var tweede = await proef.StartAsync("luisteraar");
        var elders = await proef.StartAsync("luisteraar", gemeente: "almelo");

        await proef.KlaarAsync(zender, "zend");
        (await proef.OpenAsync(eerste)).ShouldBeEmpty();
        // One job finds who listens, and one for each of them delivers.
        (await proef.RondeAsync()).ShouldBe(3);

        (await proef.OpenAsync(eerste)).ShouldBe(["gehoord"]);
        (await proef.OpenAsync(tweede)).ShouldBe(["gehoord"]);
        (await proef.OpenAsync(elders)).ShouldBeEmpty();
        (await proef.OpenAsync(zender)).ShouldBe(["begonnen", "daarna", "gepingd"]);
        (await proef.RondeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_subscription_goes_with_what_waited_for_it()
    {
        await using var proef = await Proefroutes.CreateAsync();
        var zaak = await proef.StartAsync("wedloop");
        (await proef.In<CaseFlowDbContext, string>(db => db.Subscriptions.Select(s => s.Name).SingleAsync())).ShouldBe("antwoord");

        proef.Klok.Vooruit(TimeSpan.FromHours(2));
        await proef.RondeAsync();

        (await proef.OpenAsync(zaak)).ShouldBe(["verlopen"]);
        (await proef.In<CaseFlowDbContext, int>(db => db.Subscriptions.CountAsync())).ShouldBe(0);
    }
}
