import { expect, test } from "vitest";
import { accessKey, aSite, type Call, manageKey } from "./site.ts";

const site = await aSite();
const { Key: revoked, Secret: secret } = (await site.panel("addKeySet", { API: "manage" })) as Record<string, string>;
await site.panel("revokeKeySet", { Key: revoked });
const other = (await site.panel("addProperty", { Name: "weekend" })) as Record<string, string>;

const answerTo = async (call: Call): Promise<string> => {
  const { status, headers } = await site.ask(call);
  return `${status} ${headers["x-stunt-double-rule"]}`;
};
const old = { timestamp: "Tue, 10 Mar 2026 11:00:00 GMT" };
const nothing = { path: `/api/Property/${manageKey}/Resource/nothing` };
const put = { method: "PUT", path: `/api/Property/${manageKey}/Resource/nothing` };

/** Each call is wrong in its own way and in all those below it; the first thing wrong is told. */
const ladder: readonly [string, Call, string][] = [
  ["no route", { path: "/api/Nothing", key: "unknown", unsigned: true }, "404 wallit/route-known"],
  ["no header", { path: "/api/Property/unknown", unsigned: true }, "401 wallit/authentication-header-needed"],
  ["an unknown key that signs", { ...nothing, key: "unknown", headers: old }, "404 wallit/api-key-known"],
  ["an unknown key in the path", { path: "/api/Property/unknown", headers: old }, "404 wallit/api-key-known"],
  ["a key of the other API", { ...nothing, key: accessKey, headers: old }, "403 wallit/api-key-of-this-api"],
  [
    "a revoked key",
    { ...nothing, key: revoked ?? "", secret: secret ?? "", headers: old },
    "403 wallit/api-key-not-revoked",
  ],
  [
    "another property's key",
    { ...nothing, key: other.ManageKey ?? "", headers: old },
    "403 wallit/api-key-of-this-property",
  ],
  [
    "no timestamp",
    { ...nothing, headers: { timestamp: "", authentication: manageKey } },
    "401 wallit/timestamp-needed",
  ],
  [
    "an old timestamp",
    { ...nothing, headers: { ...old, authentication: manageKey } },
    "401 wallit/timestamp-older-than-five-minutes",
  ],
  ["no token", { ...nothing, headers: { authentication: `${manageKey}:` } }, "401 wallit/authentication-token-needed"],
  ["a wrong token", { ...put, body: { Price: "x" }, secret: "wrong" }, "401 wallit/signature-matches"],
  ["a body of another shape", { ...put, body: { Price: "x" } }, "400 wallit/members-of-their-type"],
  ["no name", { ...put, body: {} }, "400 wallit/creation-needs-name"],
  ["no item", nothing, "404 wallit/resource-known"],
];

test.each(ladder)("%s is told before anything that comes after", async (_what, call, expected) => {
  expect(await answerTo(call)).toBe(expected);
});

test("a refusal changes nothing, whatever check it comes from", async () => {
  const before = await site.sandbox.hash();
  for (const [, call] of ladder) await site.ask(call);
  expect(await site.sandbox.hash()).toBe(before);
});

test("timestamps are good for five minutes to both sides, by the sandbox's clock or the machine's", async () => {
  const at = (timestamp: string) => answerTo({ path: `/api/Property/${manageKey}`, at: timestamp });
  expect(await at("2026-03-10T11:55:00.000Z")).toBe("200 undefined");
  expect(await at("2026-03-10T12:05:00.000Z")).toBe("200 undefined");
  expect(await at("2026-03-10T11:54:59.000Z")).toBe("401 wallit/timestamp-older-than-five-minutes");
  expect(await at("2026-03-10T12:05:01.000Z")).toBe("401 wallit/timestamp-five-minutes-ahead");
});

test("AMP needs no signature, and an access key that is good", async () => {
  const amp = (key: string, query = { readerID: "r", resourceURL: "x" }) =>
    answerTo({ path: `/api/AmpResourceAccess/${key}/Authorization`, query, unsigned: true });
  expect(await amp(accessKey.toLowerCase())).toBe("200 undefined");
  expect(await amp("unknown")).toBe("404 wallit/api-key-known");
  expect(await amp(manageKey)).toBe("403 wallit/api-key-of-this-api");
  expect(await amp(accessKey, { readerID: "", resourceURL: "x" })).toBe("400 wallit/resource-parameters-needed");
});
