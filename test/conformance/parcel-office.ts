import type { Contract, Creation, LoadedCase, WireRequest } from "../../conformance/kit/index.ts";
import { aCase, contract as plain, type Reply } from "./parcels.ts";

const getParcel = plain.operations.get("getParcel");
if (getParcel === undefined) throw new Error("parcels has no getParcel");

/** The contract of parcels with one operation more, by which they are taken back. */
export const contract: Contract = {
  ...plain,
  operations: new Map([...plain.operations, ["returnParcel", { ...getParcel, id: "returnParcel", method: "DELETE" }]]),
};

const idOf = (body: unknown): number | undefined => {
  const id: unknown = typeof body === "object" && body !== null && "id" in body ? body.id : undefined;
  return typeof id === "number" ? id : undefined;
};

export const creates: readonly Creation[] = [
  {
    operation: "sendParcel",
    what: "parcels",
    ids: (body) => {
      const id = idOf(body);
      return id === undefined ? undefined : [id];
    },
    find: {
      operation: "getParcel",
      input: { path: { id: 0 } },
      ids: (body, names) =>
        Object.entries(typeof body === "object" ? (body ?? {}) : {}).flatMap(([id, to]) =>
          names.some((name) => String(to).includes(name)) ? [Number(id)] : [],
        ),
    },
    remove: (id) => ({ operation: "returnParcel", input: { path: { id } } }),
  },
  {
    operation: "sendParcel",
    what: "receipts",
    ids: (body) => {
      const id = idOf(body);
      return id === undefined ? undefined : [`r${id}`];
    },
    stays: "receipts are kept for ten years",
  },
  { operation: "panel/fillVan", what: "vans", ids: () => ["van"], stays: "vans stay" },
];

/** A case whose suite accounts for what it makes. */
export function anAccountedCase(over: Parameters<typeof aCase>[0] = {}): LoadedCase {
  const file = aCase({
    async run({ as, unique }) {
      (await as("sender").call("sendParcel", { body: { to: unique("ann") } })).is(200);
    },
    ...over,
  });
  return {
    ...file,
    suite: {
      ...file.suite,
      creates,
      probe: [{ operation: "getParcel", input: { path: { id: 0 } }, refusedBy: [401] }],
    },
  };
}

/** An office that keeps parcels: `POST /parcels`, `GET /parcels/0` for all of them, `DELETE /parcels/<id>`. */
export class ParcelOffice {
  readonly parcels = new Map<number, string>();
  readonly seen: string[] = [];
  #sent = 0;

  answer({ method, url, body }: WireRequest): Reply {
    const path = new URL(url).pathname;
    this.seen.push(`${method} ${path}`);
    const id = Number(/^\/parcels\/(\d+)$/.exec(path)?.[1] ?? -1);
    if (method === "POST" && path === "/parcels") return this.#send(String(JSON.parse(String(body)).to));
    if (method === "GET" && id === 0) return { body: Object.fromEntries(this.parcels) };
    if (method === "DELETE" && id > 0) return this.parcels.delete(id) ? { status: 204 } : { status: 404 };
    return { status: 404 };
  }

  #send(to: string): Reply {
    this.#sent += 1;
    this.parcels.set(this.#sent, to);
    return { body: { id: this.#sent, to } };
  }
}
