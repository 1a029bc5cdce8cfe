import type { RequestListener } from "node:http";
import express from "express";
import { expect, test } from "vitest";
import { type Simulation, simulate } from "../example/simulate.ts";
import { exchanges } from "./exchanges.ts";
import { type Answer, essence, send } from "./send.ts";

/** Plays the whole table on a fresh simulator. */
async function play(listenerOf: (simulation: Simulation) => RequestListener, prefix = ""): Promise<readonly Answer[]> {
  const simulation = await simulate();
  const listener = listenerOf(simulation);
  const answers: Answer[] = [];
  let parcel = "";
  for (const { call } of exchanges) {
    const answer = essence(await send(listener, call(parcel), prefix));
    if (answer.headers.location && !parcel) parcel = answer.headers.location.slice(prefix.length);
    answers.push({
      ...answer,
      headers: { ...answer.headers, ...(answer.headers.location ? { location: parcel } : {}) },
    });
  }
  await simulation.simulator.close();
  expect(simulation.defects).toEqual([]);
  return answers;
}

const byNode = await play((simulation) => simulation.node());

/** A user's own application that parses JSON before it hands on. */
function mounted(simulation: Simulation, prefix: string): RequestListener {
  const application = express();
  application.use(express.json());
  application.use(express.urlencoded({ extended: false }));
  application.use(prefix, simulation.express());
  return application;
}

test.each(exchanges.map(({ claim, status, code }, i) => ({ claim, status, code, i })))(
  "$claim",
  ({ status, code, i }) => {
    expect(byNode[i]?.status).toBe(status);
    if (code) expect(JSON.parse(byNode[i]?.text ?? "")).toMatchObject({ code });
  },
);

test("Express answers as node:http does", async () => {
  expect(await play((simulation) => simulation.express())).toEqual(byNode);
});

test("mounted under a prefix behind body parsers, the service answers as on its own port", async () => {
  expect(await play((simulation) => mounted(simulation, "/courier"), "/courier")).toEqual(byNode);
});

test("the gateway answers under the service's name as the service's own port does", async () => {
  expect(await play((simulation) => simulation.gateway(), "/parcels")).toEqual(byNode);
});
