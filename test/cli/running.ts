import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { Simulator, type SimulatorOptions } from "../../src/simulator.ts";
import { type Shown, typed } from "./terminal.ts";

/** A simulator that listens, a folder to stand in, and the command line pointed at both. */
export interface Running {
  readonly simulator: Simulator;
  readonly folder: string;
  /** A command line in one string; words with spaces stand in single quotes. */
  type(line: string, during?: Parameters<typeof typed>[1]): Promise<Shown>;
  /** What a line shows that goes well: exit 0, nothing on standard error. */
  good(line: string): Promise<string>;
  /** What `--json` answers, which is one document. */
  json(line: string): Promise<unknown>;
  end(): Promise<void>;
}

export const frozen = "2026-11-22T10:00:00.000Z";

export async function running(options: SimulatorOptions = {}): Promise<Running> {
  const simulator = await (await Simulator.create({ port: 0, clock: frozen, ...options })).listen();
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-typed-"));
  const environment = { STUNT_DOUBLE_URL: simulator.gateway, PATH: process.env.PATH };
  const type: Running["type"] = (line, during) => typed(wordsOf(line), during, { folder, environment });
  return {
    simulator,
    folder,
    type,
    async good(line) {
      const { code, out, err } = await type(line);
      expect({ code, err }, line).toEqual({ code: 0, err: "" });
      return out;
    },
    async json(line) {
      const { out } = await type(`${line} --json`);
      return JSON.parse(out);
    },
    async end() {
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replace(/'([^']*)'/g, "$1"));

/** Jane's first order, as a call. */
export const anOrder =
  "call rank-math createOrder type=parent first_name=Jane email=jane@example.com plan=seo-by-rank-math-pro total=59.00";
