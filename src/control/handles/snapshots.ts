import type { Answered, Asked, ControlClient } from "../client.ts";

export type SnapshotSummary = Answered<"saveSnapshot">;
export type SnapshotDocument = Asked<"importSnapshot">["body"];

/** States that were kept, of any sandbox. */
export class SnapshotsHandle {
  readonly #client: ControlClient;

  constructor(client: ControlClient) {
    this.#client = client;
  }

  async list(): Promise<readonly SnapshotSummary[]> {
    return (await this.#client.call("listSnapshots")).snapshots;
  }

  /** As a document, to be kept elsewhere. */
  export(snapshot: string): Promise<SnapshotDocument> {
    return this.#client.call("exportSnapshot", { path: { snapshot } });
  }

  import(snapshot: string, document: SnapshotDocument): Promise<SnapshotSummary> {
    return this.#client.call("importSnapshot", { path: { snapshot }, body: document });
  }

  async delete(snapshot: string): Promise<void> {
    await this.#client.call("deleteSnapshot", { path: { snapshot } });
  }
}
