import { execFile, spawnSync } from "node:child_process";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSimulator, type StuntDouble } from "../../src/index.ts";

if (spawnSync("python3", ["--version"]).error)
  throw new Error("npm run test:full asks Wallit with a client in Python: install python3, or run npm test");

const client = fileURLToPath(new URL("../foreign/wallit_client.py", import.meta.url));
const manage = "BB772A5B-1E7B-461C-8AC6-CA9E6E2FD2B9";
const access = "2BA53ADE-07A7-427F-8E06-2BC7733A2FC8";
const secret = "test-secret";

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}
interface Asked {
  readonly sent: Sent;
  readonly status: number;
  readonly body: unknown;
}

let simulator: StuntDouble;
beforeAll(async () => {
  simulator = await createSimulator({ port: 0 });
});
afterAll(() => simulator.close());

/** What the client in Python sends and gets. */
async function python(...words: readonly string[]): Promise<Asked> {
  const { stdout } = await promisify(execFile)("python3", [client, simulator.url("wallit"), ...words]);
  return JSON.parse(stdout);
}

/** The same bytes once more, from here. */
const resent = ({ method, target, headers }: Sent): Promise<number> =>
  new Promise((resolve, reject) => {
    const again = request(simulator.url("wallit") + target, { method, headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    again.once("error", reject).end();
  });

async function why(): Promise<string> {
  const { n } = (await simulator.journal.entries()).at(-1) ?? { n: 0 };
  return JSON.stringify(await simulator.journal.why(n));
}

const article = [
  "GET",
  `/api/Resource/${access}/article-1`,
  "UserToken=",
  "ResourceURL=https://News.example/Über A+B?x=1&y=2",
];

describe("a client that knows the vendor's page alone", () => {
  test("is let in by the access API, with letters, blanks and signs of every kind in its query", async () => {
    const [method = "", path = "", ...query] = article;
    const { status, body } = await python(access, secret, method, path, ...query, "IP=10.0.0.1", "AdBlockerStatus=");
    expect({ status, body }).toMatchObject({ status: 200, body: { ResourceName: "The harbour at night" } });
  });

  test("is let in by the management API, to read and to write", async () => {
    const resource = `/api/Property/${manage}/Resource/%C3%9Cber-Uns`;
    const group = { PricingGroupID: "9a4e2f60-3b1d-4c8a-8f57-0e6d1c2b3a49" };
    const write = ["--json", JSON.stringify({ Name: "Über uns", PricingGroup: group })];
    expect(await python(manage, secret, "PUT", resource, ...write)).toMatchObject({ status: 200 });
    const read = await python(manage, secret, "GET", resource, "includePropertyData=true");
    expect(read).toMatchObject({ status: 200, body: { ExternalKey: "Über-Uns", Property: { Name: "news" } } });
  });
});

describe("the same request, changed in one character", () => {
  const at = (text: string, place: number, letter: string) => text.slice(0, place) + letter + text.slice(place + 1);
  const header = (sent: Sent, name: string, value: string): Sent => ({
    ...sent,
    headers: { ...sent.headers, [name]: value },
  });

  test.each<[string, (sent: Sent) => Sent, number, string]>([
    ["nothing", (sent) => sent, 200, '"rule":null'],
    ["the path", (sent) => ({ ...sent, target: sent.target.replace("article-1", "article-2") }), 401, "in the path"],
    ["the query", (sent) => ({ ...sent, target: sent.target.replace("x%3D1", "x%3D2") }), 401, "in the query"],
    ["the time", (sent) => header(sent, "Timestamp", another(sent.headers.Timestamp ?? "")), 401, "in the timestamp"],
    [
      "the key",
      (sent) => header(sent, "Authentication", at(sent.headers.Authentication ?? "", 3, "B")),
      404,
      "there is no key 2BAB3ADE",
    ],
    [
      "the token",
      (sent) => header(sent, "Authentication", at(sent.headers.Authentication ?? "", 40, "!")),
      401,
      "signature-matches",
    ],
  ])("%s", async (_what, changed, status, named) => {
    const { sent } = await python(access, secret, ...article);
    expect(await resent(changed(sent))).toBe(status);
    expect(await why()).toContain(named);
  });

  test("the method: no two of HTTP's are one letter apart, so another takes its place", async () => {
    const path = `/api/Property/${manage}/Resource/article-1`;
    const { sent, status } = await python(manage, secret, "GET", path);
    expect(status).toBe(200);
    expect(await resent({ ...sent, method: "PUT" })).toBe(401);
    expect(await why()).toContain("GET is not the method of this request");
  });

  test("the secret", async () => {
    expect(await python(access, "test-secreT", ...article)).toMatchObject({ status: 401 });
    expect(await why()).toContain("the secret may be another");
  });
});

/** A second earlier or later, within the same minute: one character of a timestamp. */
const another = (timestamp: string): string =>
  timestamp.replace(/\d GMT$/, (end) => (end.startsWith("0") ? "1 GMT" : `${Number(end[0]) - 1} GMT`));
