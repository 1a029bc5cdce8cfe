import type { Answered, Asked, ControlClient } from "../client.ts";
import type { ServiceName } from "./contracts.ts";

export type Row = Answered<"readRow">;
export type RowPage = NonNullable<Asked<"readRows">["query"]>;

/** The rows of one service, past all rules; their shape is checked. */
export class RowsHandle {
  readonly #client: ControlClient;
  readonly #path: { readonly sandbox: string; readonly service: ServiceName };

  constructor(client: ControlClient, sandbox: string, service: ServiceName) {
    this.#client = client;
    this.#path = { sandbox, service };
  }

  async tables(): Promise<Answered<"listTables">["tables"]> {
    return (await this.#client.call("listTables", { path: this.#path })).tables;
  }

  /** In order of first insertion; `index` and `value` choose among them. */
  find(table: string, page: RowPage = {}): Promise<Answered<"readRows">> {
    return this.#client.call("readRows", { path: { ...this.#path, table }, query: page });
  }

  read(table: string, id: string | number): Promise<Row> {
    return this.#client.call("readRow", { path: { ...this.#path, table, id: String(id) } });
  }

  put(table: string, id: string | number, row: Record<string, unknown>): Promise<Row> {
    return this.#client.call("putRow", { path: { ...this.#path, table, id: String(id) }, body: row });
  }

  async delete(table: string, id: string | number): Promise<void> {
    await this.#client.call("deleteRow", { path: { ...this.#path, table, id: String(id) } });
  }
}
