import type { Effect, OutgoingRequest } from "../../src/core/effect.ts";
import type { Machine } from "../../src/runtime/machine.ts";
import { aReceiver, type Simulation, type Situation, simulate } from "./simulate.ts";

export const hook = "http://127.0.0.1:9001/hook";

export interface Heard extends OutgoingRequest {
  /** The sandbox's time when it came. */
  readonly clock: string;
}

/** A simulator with one receiver, which answers as told and remembers what came, and when. */
export async function hearing(
  answer: (request: OutgoingRequest, n: number) => Promise<number> | number = () => 200,
  options: Situation = {},
) {
  const heard: Heard[] = [];
  const send: Machine["send"] = async (request) => {
    heard.push({ ...request, clock: simulation.sandbox().now() });
    return { status: await answer(request, heard.length) };
  };
  const simulation: Simulation = await simulate({ ...options, machine: { send, ...options.machine } });
  await simulation.call(aReceiver(hook));
  await simulation.sandbox().settle();
  return { ...simulation, heard };
}

/** Attempts as `12:00:30 500`, those of one effect after those of the one before. */
export const attemptsOf = (effects: readonly Effect[]): readonly string[][] =>
  effects.map(({ attempts }) =>
    attempts.map(({ at, status, error, pretended, sent, redelivered }) =>
      [at.slice(11, 19), status, error, pretended && "pretended", sent, redelivered && "redelivered"]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
  );

/** To whom the parcels went that were told of, and when. */
export const told = (heard: readonly Heard[]): readonly string[] =>
  heard.map(({ body, clock }) => `${clock.slice(11, 19)} ${JSON.parse(body).parcel.to}`);
