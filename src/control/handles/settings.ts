import type { Answered, ControlClient } from "../client.ts";
import type { ServiceName, SettingsOf } from "./contracts.ts";

export type Setting = Answered<"readSettings">["settings"][number];

type Value = string | number | boolean;

/** Settings without those that are left undefined. */
export const given = (settings: object): Record<string, Value> =>
  Object.fromEntries(Object.entries(settings).filter((pair): pair is [string, Value] => pair[1] !== undefined));

/** Dials for what the vendors' documents leave open. */
export class SettingsHandle {
  readonly #client: ControlClient;
  readonly #sandbox: string;

  constructor(client: ControlClient, sandbox: string) {
    this.#client = client;
    this.#sandbox = sandbox;
  }

  /** Every dial of a service, how it is turned here and what it decides. */
  async list(service: ServiceName): Promise<readonly Setting[]> {
    return (await this.#client.call("readSettings", { path: { sandbox: this.#sandbox, service } })).settings;
  }

  /** @example await simulator.settings.change("rank-math", { "plan-exists-status": 409 }); */
  async change<Name extends ServiceName>(service: Name, settings: Partial<SettingsOf<Name>>): Promise<void> {
    const body = given(settings);
    await this.#client.call("changeSettings", { path: { sandbox: this.#sandbox, service }, body });
  }
}
