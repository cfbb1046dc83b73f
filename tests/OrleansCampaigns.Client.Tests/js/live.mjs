// Usage: node live.mjs <server> <token> <json|messagepack>
// Creates a campaign, follows it, changes it, loses the connection, changes it again from another one, and resumes. Prints "ok" or says what is wrong.
import { randomUUID } from "node:crypto";
import * as signalR from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";

const [server, token, protocol] = process.argv.slice(2);
const campaign = randomUUID();
const patienceMilliseconds = 20_000;

function connect() {
  const builder = new signalR.HubConnectionBuilder()
    .withUrl(`${server}/live`, { accessTokenFactory: () => token })
    .configureLogging(signalR.LogLevel.Error);
  return (protocol === "messagepack" ? builder.withHubProtocol(new MessagePackHubProtocol()) : builder).build();
}

async function open() {
  const connection = connect();
  const frames = [];
  const waiting = [];
  connection.on("updates", (frame) => {
    frames.push(frame);
    for (const look of [...waiting]) look();
  });
  for (const silent of ["presence", "signals", "reset", "refused"]) connection.on(silent, () => {});
  await connection.start();
  return { connection, frames, waiting };
}

function until(table, condition, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not happen: ${what}`)), patienceMilliseconds);
    const look = () => {
      if (!condition(table.frames)) return;
      clearTimeout(timer);
      resolve();
    };
    table.waiting.push(look);
    look();
  });
}

async function send(table, command, id = randomUUID()) {
  const reply = await table.connection.invoke("Send", { id, campaign, command });
  if (!reply.receipt) throw new Error(`${command.type} was refused: ${JSON.stringify(reply.refusal)}`);
  return reply.receipt;
}

const names = (frames) => frames.flatMap((frame) => frame.updates).map((entry) => entry.update).filter((update) => update.type === "campaign-named").map((update) => update.name);
const equal = (actual, expected, what) => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
};

const first = await open();
await send(first, { type: "create-campaign", name: "Stock", ownerName: "Nadia" });
const { following } = await first.connection.invoke("Follow", { campaign });
equal(following.resumed, false, "a first follow is not resumed");
equal(following.main.campaign.name, "Stock", "the view");

const id = randomUUID();
const receipt = await send(first, { type: "rename-campaign", name: "Stock two" }, id);
equal((await send(first, { type: "rename-campaign", name: "Stock two" }, id)).seal, receipt.seal, "the same command again gets the same receipt");
await until(first, (frames) => names(frames).includes("Stock two"), "the update arrived");
const [frame] = first.frames.filter((candidate) => candidate.channel !== "own");
equal(frame.first, following.mainNumber + 1, "the numbers go on behind the view");
const last = first.frames.filter((candidate) => candidate.channel !== "own").at(-1);
await first.connection.stop();

const other = await open();
await send(other, { type: "rename-campaign", name: "Stock three" });
await other.connection.stop();

const second = await open();
const resumed = await second.connection.invoke("Follow", { campaign, resume: { ticket: following.ticket, positions: [last.position, following.positions[1]] } });
equal(resumed.following?.resumed, true, "a follow with a cursor resumes");
await until(second, (frames) => names(frames).includes("Stock three"), "the missed update arrived");
equal(names(second.frames), ["Stock three"], "only what was missed came");
await second.connection.stop();
console.log("ok");
