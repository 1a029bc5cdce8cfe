import type { Answered, Asked, ControlClient } from "../client.ts";
import type { OperationId, ServiceName } from "./contracts.ts";

export type Fault = Answered<"addFault">;
export type NewFault = Omit<Asked<"addFault">["body"], "service" | "operation">;

/** Calls that fail on purpose, in the vendor's own words or on the way. */
export class FaultsHandle {
  readonly #client: ControlClient;
  readonly #path: { readonly sandbox: string };

  constructor(client: ControlClient, sandbox: string) {
    this.#client = client;
    this.#path = { sandbox };
  }

  /**
   * Makes the next call of an operation fail; `next: 3` makes it the next three.
   *
   * @example await simulator.faults.add("rank-math", "createOrder", { answer: "storing_error" });
   */
  add<Name extends ServiceName>(service: Name, operation: OperationId<Name>, fault: NewFault): Promise<Fault> {
    return this.#client.call("addFault", { path: this.#path, body: { ...fault, service, operation } });
  }

  async list(): Promise<readonly Fault[]> {
    return (await this.#client.call("listFaults", { path: this.#path })).faults;
  }

  /** Takes away one fault, or all; answers how many. */
  async clear(id?: number): Promise<number> {
    return (await this.#client.call("clearFaults", { path: this.#path, query: { id } })).removed;
  }
}
