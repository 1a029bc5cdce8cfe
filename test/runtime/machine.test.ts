import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { close, listen } from "../../src/http/listen.ts";
import { type Sent, thisMachine } from "../../src/runtime/machine.ts";

/** What this machine hears from a server of our own. */
async function heard(answer: RequestListener, over: Partial<Sent> = {}) {
  const server = createServer(answer);
  const url = await listen(server, "127.0.0.1", 0);
  try {
    const request = { method: "GET", url, headers: {}, body: "", ...over };
    return await thisMachine.send(request, new AbortController().signal);
  } finally {
    await close(server);
  }
}

test("an answer comes with its headers, and a redirect is not followed", async () => {
  const answer = await heard((_request, response) => response.writeHead(302, { Location: "/there" }).end("gone"));
  expect(answer).toMatchObject({ status: 302, headers: { location: "/there" }, body: "gone" });
});

test("a body is read as far as is asked for, else as far as 64 KiB", async () => {
  const long: RequestListener = (_request, response) => response.end("x".repeat(200_000));
  expect((await heard(long)).body).toHaveLength(65_536);
  expect((await heard(long, { longestAnswer: 100_000 })).body).toHaveLength(100_000);
  expect((await heard(long, { longestAnswer: 300_000 })).body).toHaveLength(200_000);
});

test("HEAD is sent without a body", async () => {
  const answer = await heard((_request, response) => response.writeHead(204).end(), { method: "HEAD" });
  expect(answer).toMatchObject({ status: 204, body: "" });
});
