using CsCheck;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>
/// Four devices with the SDK's own queue, sender, store and replica write into one campaign: commuting commands, fields, prose, and what needs an exact version. Each is at times offline, sees a
/// part of what happened, dies with a command on its way. What they claim to have seen and to have done before (<c>Seen</c>, <c>Behind</c>) is what the queue makes of it, and is read by the
/// silo's own <c>OwnCommands</c> from its own replica. <c>Domain.Tests/EventSourcing/Conflicts/ConvergenceTests</c> has the same rules without the SDK.
/// </summary>
public sealed class DeviceConvergenceTests(ITestOutputHelper output)
{
    /// <summary>In every run; <c>CsCheck_Iter=10000</c> in the environment plays as many as its twin without the SDK.</summary>
    private const int Schedules = 500;

    private static readonly Gen<DeviceStep> Steps = Gen.Select(
        Gen.Int[0, 3],
        Gen.Frequency(
            (3, Gen.Const(DeviceAct.TypeWhole)), (1, Gen.Const(DeviceAct.TypeWords)), (2, Gen.Const(DeviceAct.SetField)), (2, Gen.Const(DeviceAct.Commute)), (2, Gen.Const(DeviceAct.Decide)),
            (4, Gen.Const(DeviceAct.Send)), (1, Gen.Const(DeviceAct.SendTwice)), (1, Gen.Const(DeviceAct.SendAndDie)),
            (2, Gen.Const(DeviceAct.Read)), (1, Gen.Const(DeviceAct.ReadSome)), (1, Gen.Const(DeviceAct.Acknowledge)), (2, Gen.Const(DeviceAct.Land)), (1, Gen.Const(DeviceAct.RestartServer))),
        Gen.Int[0, 1_000],
        (device, act, number) => new DeviceStep(device, act, number));

    /// <summary>CsCheck prints the seed of a schedule that fails, and takes it from <c>CsCheck_Seed</c>.</summary>
    [Fact]
    public Task All_devices_reach_one_state_every_command_ends_as_its_kind_declares_and_no_text_is_gone() =>
        Steps.Array[10, 40].SampleAsync(async schedule => await PlayAsync(schedule), iter: Math.Max(Schedules, Check.Iter));

    /// <summary>Otherwise the property would hold because nothing met.</summary>
    [Fact]
    public async Task Random_schedules_meet_every_outcome_and_every_claim()
    {
        var seed = PCG.Parse("0000KOIPe036");
        var ends = new List<ReportedOutcome>();
        var named = 0;
        for (var schedule = 0; schedule < 100; schedule++)
        {
            var devices = await PlayAsync(Steps.Array[10, 40].Generate(seed, null, out _));
            ends.AddRange(devices.SelectMany(device => device.Ends));
            named += devices.Sum(device => device.NamedOthers);
        }

        output.WriteLine($"{named} commands named others before them; {string.Join(", ", ends.CountBy(end => end))}");
        Assert.All([ReportedOutcome.Applied, ReportedOutcome.Merged, ReportedOutcome.Kept, ReportedOutcome.Refused], outcome => Assert.True(ends.Count(end => end == outcome) > 15, $"{outcome}"));
        Assert.True(named > 100, $"{named}");
    }

    /// <summary>A game master who has read all of it may decide on it: what is kept or decided in a character is a change of that character.</summary>
    [Fact]
    public async Task A_conflict_that_is_kept_or_decided_moves_its_entity_s_version_on_every_device()
    {
        using var door = new SimulatedDoor();
        var devices = await SimulatedDevice.FourAsync(door);
        foreach (var device in new[] { devices[0], devices[3] })
        {
            await device.DoAsync(new DeviceStep(0, DeviceAct.SetField, Number: 0));
            await device.SendAllAsync();
        }

        await ReadAllAsync();
        var conflict = Assert.Single(door.Server.World.Characters[SimulatedServer.Mira].Book.Open.Keys);
        var resolving = new ResolveCharacterConflict(conflict, ConflictChoice.Theirs) { Character = SimulatedServer.Mira };
        Assert.Null((await door.SendAsync(SimulatedServer.Owner, new CommandEnvelope(new CommandId(Guid.NewGuid()), SimulatedServer.Campaign, resolving))).Refusal);
        await ReadAllAsync();

        async Task ReadAllAsync()
        {
            door.Server.Land();
            foreach (var device in devices)
            {
                await device.ReadAllAsync();
                await device.AssertCompleteAsync();
            }
        }
    }

    private static async Task<SimulatedDevice[]> PlayAsync(DeviceStep[] schedule)
    {
        using var door = new SimulatedDoor();
        var devices = await SimulatedDevice.FourAsync(door);
        foreach (var step in schedule) await devices[step.Device].DoAsync(step);
        foreach (var device in devices) await device.SendAllAsync();
        door.Server.Land();
        foreach (var device in devices) await device.ReadAllAsync();
        foreach (var device in devices) await device.AssertCompleteAsync();
        door.Server.AssertReplicasAgree();
        Assert.All(devices, device => Assert.Equal(device.Sent, device.Ends.Count));
        door.Server.AssertEveryCommandHasOneOutcome(devices.Sum(device => device.Ends.Count(end => end != ReportedOutcome.Refused)));
        door.Server.AssertNothingTypedIsGone(devices.SelectMany(device => device.Typed));
        return devices;
    }
}
