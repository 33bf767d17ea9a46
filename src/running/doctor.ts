/** `npm run doctor`: looks at everything the bot needs, says what is wrong and what to do; exit 1 if anything is. */
import { connect } from "node:net";
import { readConfig, readEnvironment, readUsable, type Usable } from "../config.ts";
import { readOrganisation } from "../organisation/read.ts";
import { probe } from "../slack/probe.ts";
import { inspect } from "../store/inspect.ts";
import { type Facts, type Finding, findings } from "./checks.ts";
import { silentLog } from "./log.ts";
import { organisationFile } from "./organisation-file.ts";
import { readPolicyFile } from "./policy-file.ts";

const MARKS = { good: "✓", bad: "✗", remark: "！", unknown: "－" } satisfies Record<Finding["as"], string>;

async function gather(): Promise<Facts> {
  const environment = readEnvironment();
  const reading = readConfig(environment);
  const usable = readUsable(environment);
  const [policy, organisation, proxy, slack] = await Promise.all([
    readPolicyFile(usable.policyPath),
    readOrganisationAt(usable.organisationPath),
    usable.httpsProxy === undefined ? null : reachProxy(usable.httpsProxy),
    askSlack(usable),
  ]);
  return {
    now: Date.now(),
    node: process.versions.node,
    environment:
      reading.kind === "faulty" ? { ...reading, notices: [] } : { faults: [], notices: reading.notices },
    policy,
    deskChannel: usable.deskChannel,
    organisation,
    proxy,
    slack,
    // Last, since reading a large database through lets nothing else happen.
    database: usable.databasePath === undefined ? null : inspect(usable.databasePath),
  };
}

async function readOrganisationAt(path: string | undefined): Promise<Facts["organisation"]> {
  if (path === undefined) return null;
  const look = await organisationFile(path)();
  return look.as === "changed" ? readOrganisation(look.bytes) : "unreadable";
}

async function askSlack({ slackApiUrl, ...usable }: Usable): Promise<Facts["slack"]> {
  return slackApiUrl === undefined
    ? null
    : probe({ ...usable, slackApiUrl, now: () => new Date(), log: silentLog });
}

/** Whether anything listens there. Name and password in the address stay out of what is said. */
function reachProxy(url: string): Promise<Facts["proxy"]> {
  const { hostname, port, protocol } = new URL(url);
  const number = port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: number, timeout: 5_000 });
    const done = (reached: boolean) => {
      socket.destroy();
      resolve({ at: `${hostname}:${number}`, reached });
    };
    socket.once("connect", () => done(true));
    socket.once("timeout", () => done(false));
    socket.once("error", () => done(false));
  });
}

const found = findings(await gather());
for (const { as, about, says } of found) console.log(`${MARKS[as]} ${about}：${says}`);
const count = (as: Finding["as"]) => found.filter((one) => one.as === as).length;
console.log(summary(count("bad"), count("unknown")));
process.exit(count("bad") + count("unknown") === 0 ? 0 : 1);

function summary(bad: number, unknown: number): string {
  if (bad > 0) return `直すところが ${bad} か所あります。✗ の行を上から直してください。`;
  if (unknown > 0) return "確かめられなかった項目（－）があります。しばらくして、もう一度実行してください。";
  return "すべて整っています。";
}
