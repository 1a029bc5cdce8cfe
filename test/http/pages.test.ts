import type { RequestListener } from "node:http";
import supertest from "supertest";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/control/explain.ts";
import { html } from "../../src/core/html.ts";
import type { Service } from "../../src/core/service.ts";
import { parcels } from "../example/service/service.ts";
import { aBook, parcelsIn, rawOf, type Simulation, type Situation, simulate } from "../example/simulate.ts";

/** A simulator with one parcel for somebody who tests our escaping. */
async function withParcel(over: Situation = {}) {
  const simulation = await simulate(over);
  const { body } = await simulation.call(aBook({ to: "<b>Ann</b>" }));
  const { parcel_id: id } = body as { parcel_id: string };
  return { ...simulation, id, at: `/_stage/doorstep?parcel=${id}` };
}

const adapters: readonly (readonly [string, (simulation: Simulation) => RequestListener, string])[] = [
  ["node", (simulation) => simulation.node(), ""],
  ["express", (simulation) => simulation.express(), ""],
  ["the gateway", (simulation) => simulation.gateway(), "/parcels"],
];

/** What a browser does: no redirect is followed, and a form says where it comes from. */
const browser = (listener: RequestListener, headers: Readonly<Record<string, string>> = {}) => ({
  see: (address: string) => supertest(listener).get(address).redirects(0).set(headers),
  submit: (address: string, fields: Readonly<Record<string, string>>, from?: string) =>
    supertest(listener)
      .post(address)
      .redirects(0)
      .type("form")
      .set({ ...headers, ...(from === undefined ? {} : { origin: from }) })
      .send(fields),
});

describe.each(adapters)("a page served by %s", (_name, listenerOf, mount) => {
  test("is HTML in which values are text, lets nothing in from outside and is kept nowhere", async () => {
    const simulation = await withParcel();
    const { status, headers, text } = await browser(listenerOf(simulation)).see(mount + simulation.at);
    expect(status).toBe(200);
    expect(text).toContain("<h1>A parcel for &lt;b&gt;Ann&lt;/b&gt;</h1>");
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      date: "Sun, 01 Mar 2026 12:00:00 GMT",
    });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(text).toMatch(new RegExp(`action="http://127\\.0\\.0\\.1:\\d+${mount}/_stage/doorstep"`));
  });

  test("has a form that acts in one transaction and leads on", async () => {
    const simulation = await withParcel();
    const listener = listenerOf(simulation);
    const { status, headers, text } = await browser(listener).submit(`${mount}/_stage/doorstep`, {
      parcel: simulation.id,
    });
    expect({ status, text }).toEqual({ status: 303, text: "" });
    expect(headers.location).toMatch(
      new RegExp(`^http://127\\.0\\.0\\.1:\\d+${mount}${simulation.at.replace("?", "\\?")}$`),
    );
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "delivered" }]);
  });
});

describe("the sandbox of a page", () => {
  const inCi = async () => {
    const simulation = await withParcel();
    await simulation.simulator.runtime.create({ name: "ci" });
    return simulation;
  };

  test("is chosen by path, and its addresses lead back there", async () => {
    const simulation = await inCi();
    const submitted = await browser(simulation.node()).submit("/~ci/_stage/doorstep", { parcel: simulation.id });
    expect(submitted.text).toContain(`There is no parcel ${simulation.id}`);
    await simulation.call({ ...aBook({ to: "Bob" }), headers: { "x-sandbox": "ci" } });
    const [bob] = (await parcelsIn(simulation, "ci")) as unknown as readonly { id: string }[];
    const seen = await browser(simulation.node()).see(`/~ci/_stage/doorstep?parcel=${bob?.id}`);
    expect(seen.text).toContain("for Bob");
    expect(seen.text).toMatch(/action="[^"]+\/~ci\/_stage\/doorstep"/);
  });

  test("is chosen by header and by host", async () => {
    const simulation = await inCi();
    const { node, at, id } = simulation;
    expect((await browser(node()).see(at)).status).toBe(200);
    for (const headers of [{ "x-sandbox": "ci" }, { host: "ci.parcels.localhost" }])
      expect((await browser(node(), headers).see(at)).text).toContain(`There is no parcel ${id}`);
    expect((await browser(node(), { "x-sandbox": "none" }).see(at)).body).toMatchObject({
      error: "no sandbox named none",
    });
  });
});

describe("a form", () => {
  test.each([
    ["its own origin", "http://shop.test", 303],
    ["nothing, as whoever is no browser", undefined, 303],
    ["another origin", "http://evil.test", 403],
    ["another port", "http://shop.test:1", 403],
    ["an origin that it hides", "null", 403],
  ])("that names %s", async (_what, origin, expected) => {
    const simulation = await withParcel();
    const listener = simulation.node();
    const fields = { parcel: simulation.id };
    const answer = await browser(listener, { host: "shop.test" }).submit("/_stage/doorstep", fields, origin);
    expect(answer.status).toBe(expected);
    expect(await parcelsIn(simulation)).toMatchObject([{ status: expected === 303 ? "delivered" : "accepted" }]);
  });

  test("may come from the public address", async () => {
    const { simulator, id } = await withParcel();
    const headers = { host: "127.0.0.1:4109", "content-type": "application/x-www-form-urlencoded" };
    const submit = (origin: string) => {
      const call = { path: "/_stage/doorstep", raw: `parcel=${id}`, headers: { ...headers, origin } };
      return simulator.pipeline.handle(parcels, { ...rawOf(call), base: "https://stage.example/parcels" });
    };
    expect((await submit("https://evil.example")).status).toBe(403);
    expect(await submit("https://stage.example")).toMatchObject({
      status: 303,
      headers: { location: `https://stage.example/parcels/_stage/doorstep?parcel=${id}` },
    });
  });

  test("may lead anywhere on the web and nowhere else", async () => {
    const simulation = await withParcel();
    const submit = (back: string) =>
      browser(simulation.node()).submit("/_stage/doorstep", { parcel: simulation.id, back });
    expect((await submit("javascript:alert(1)")).status).toBe(500);
    expect(await parcelsIn(simulation)).toMatchObject([{ status: "accepted" }]);
    expect(String(simulation.defects[0])).toContain("no address of the web");
    expect((await submit("https://news.example/a?b=ü")).headers.location).toBe("https://news.example/a?b=%C3%BC");
  });

  test("that is refused leaves nothing and says why, also in the vendor's words", async () => {
    const simulation = await withParcel();
    const submit = (parcel: string) => browser(simulation.node()).submit("/_stage/doorstep", { parcel });
    expect((await submit("<i>")).text).toContain("<h1>There is no parcel &lt;i&gt;.</h1>");
    await submit(simulation.id);
    const effects = (await simulation.sandbox().outbox()).length;
    const again = await submit(simulation.id);
    expect(again).toMatchObject({
      status: 409,
      headers: { "x-stunt-double-rule": "parcels/only-under-way-cancelled" },
    });
    expect(again.text).toContain("not_under_way");
    expect((await simulation.sandbox().outbox()).length).toBe(effects);
    expect(simulation.defects).toEqual([]);
  });

  test.each([
    ["JSON", "application/json", '{"parcel":"x"}', 415],
    ["more than a form", "application/x-www-form-urlencoded", `parcel=${"x".repeat(1024 * 1024)}`, 413],
    ["what no backend keeps", "application/x-www-form-urlencoded", "parcel=%00", 400],
  ])("that is %s is refused", async (_what, type, raw, status) => {
    const simulation = await withParcel();
    const reply = await simulation.call({ path: "/_stage/doorstep", raw, headers: { "content-type": type } });
    expect(reply).toMatchObject({ status, type: "text/html; charset=utf-8" });
  });
});

describe("an address below /_stage", () => {
  const answerOf = async (path: string, method = "GET", services: readonly Service[] = [parcels]) =>
    (await simulate({ services })).call({ path, method, raw: "" });

  test.each([
    ["/_stage/doorsteps", "There is no page doorsteps", "known: /_stage/doorstep"],
    ["/_stage/toString", "There is no page toString", "known: /_stage/doorstep"],
    ["/_stage/", "No page is named", "known: /_stage/doorstep"],
  ])("%s is none of ours, which we say ourselves", async (path, says, remedy) => {
    const reply = await answerOf(path);
    expect(reply).toMatchObject({ status: 404, type: "text/html; charset=utf-8" });
    expect(reply.body).toContain(`<h1>${says}</h1>\n<p>${remedy}</p>`);
  });

  test("is none of a service without pages", async () => {
    const { pages: _pages, ...pageless } = parcels;
    expect((await answerOf("/_stage/doorstep", "GET", [pageless])).body).toContain("parcels has no pages");
  });

  test("takes the methods of a browser", async () => {
    const looking = { ...parcels, pages: { sign: { view: async () => html`<p>Closed</p>` } } };
    expect(await answerOf("/_stage/sign", "DELETE")).toMatchObject({ status: 404 });
    expect(await answerOf("/_stage/sign", "POST", [looking])).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
    expect(await answerOf("/_stage/doorstep", "PUT")).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD, POST" },
    });
    expect(await answerOf("/_stage/sign", "HEAD", [looking])).toMatchObject({ status: 200, body: undefined });
  });

  test("leaves the vendor's addresses alone", async () => {
    expect(await answerOf("/_stages/doorstep")).toMatchObject({ status: 404, body: { code: "address_unknown" } });
  });
});

describe("what is told of a page", () => {
  test("the journal calls it by its name, and why says what would have helped", async () => {
    const simulation = await withParcel();
    await browser(simulation.node()).see(simulation.at);
    await browser(simulation.node()).submit("/_stage/doorstep", { parcel: simulation.id });
    await browser(simulation.node()).see("/_stage/doorsteps");
    const entries = simulation.sandbox().journal.entries();
    expect(entries.map(({ n, operation, reply }) => [n, operation, reply.status])).toEqual([
      [1, "sendParcel", 201],
      [2, "page doorstep", 200],
      [3, "page doorstep", 303],
      [4, undefined, 404],
    ]);
    expect(simulation.sandbox().journal.find({ operation: "page doorstep" })).toHaveLength(2);
    const contract = simulation.simulator.pipeline.contract(parcels);
    const [unknown] = entries.slice(-1);
    if (!unknown) throw new Error("the journal is empty");
    expect(explain(unknown, { service: parcels, contract, settings: {} }).change).toEqual({
      says: "known: /_stage/doorstep",
    });
  });

  test("it may ask outside like an operation", async () => {
    const pages = {
      mirror: {
        view: async (ctx) => html`<p>${(await ctx.ask({ kind: "page", url: "http://127.0.0.1:9/" })).error}</p>`,
      },
    } satisfies Service["pages"];
    const send = async () => {
      throw new Error("nobody is there");
    };
    const simulation = await simulate({ services: [{ ...parcels, pages }], machine: { send } });
    const { text } = await browser(simulation.node()).see("/_stage/mirror");
    expect(text).toBe("<p>nobody is there</p>");
    const [entry] = simulation.sandbox().journal.entries();
    expect(entry?.asked).toEqual([{ method: "GET", address: "http://127.0.0.1:9/", error: "nobody is there" }]);
  });

  test("one with a defect is 500, in our words", async () => {
    const view = async () => {
      throw new Error("a page with a defect");
    };
    const simulation = await simulate({ services: [{ ...parcels, pages: { broken: { view } } }] });
    expect(await browser(simulation.node()).see("/_stage/broken")).toMatchObject({ status: 500 });
    expect(simulation.defects).toMatchObject([{ message: "a page with a defect" }]);
  });
});
