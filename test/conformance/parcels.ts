import { fileURLToPath } from "node:url";
import {
  type LoadedCase,
  openContract,
  openTarget,
  type Report,
  type RunOptions,
  runSuite,
  suite,
  type TargetOptions,
  type Transport,
  type WireRequest,
} from "../../conformance/kit/index.ts";

type Refusal = { content: { "application/json": { code: string } } };
type Parcel = {
  content: { "application/json": { id: number; to: string; price?: number; colour?: string; secret?: string } };
};

export interface ParcelsContract {
  operations: {
    sendParcel: {
      parameters: { path?: never; query?: never };
      requestBody: { content: { "application/json": { to: string; tags?: string[] } } };
      responses: { 200: Parcel; 400: Refusal; 409: Refusal };
    };
    getParcel: {
      parameters: { path: { id: number }; query?: { fields?: string[] } };
      requestBody?: never;
      responses: { 200: Parcel; 204: { content?: never } };
    };
  };
  panel: {
    fillVan: { requestBody: { content: { "application/json": { parcels: number } } }; responses: { 200: object } };
  };
  records: { parcels: { id: number } };
  ruleId: "too-many" | "free-of-charge";
  settings: { "too-many-status": 400 | 409 };
}

export const { conformanceCase } = suite<ParcelsContract, "sender" | "other">({
  service: "parcels",
  usualRoles: ["sender"],
  sign: (request, { name, password }) => ({
    ...request,
    headers: { ...request.headers, authorization: `Plain ${name}:${password}` },
  }),
});

export const contract = openContract(fileURLToPath(new URL("./openapi/parcels", import.meta.url)));

type File = Parameters<typeof conformanceCase>[0];

/** A case that sends one parcel and looks at it, but for what the test is about. */
export function aCase(over: Partial<File> & { id?: string } = {}): LoadedCase {
  const { id = "parcels/is-sent", ...file } = over;
  return {
    ...conformanceCase({
      title: "A parcel is sent",
      contract: ["sendParcel 200"],
      does: "creates",
      since: "1.0",
      source: ["send"],
      async run({ as }) {
        (await as("sender").call("sendParcel", { body: { to: "Ann" } })).is(200).has({ to: "Ann" });
      },
      ...file,
    }),
    id,
  };
}

export interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A target made of one function; `seen` holds what it was asked. It is a Stunt Double when it says so on /health. */
export function aTransport(answer: (request: WireRequest) => Reply): { transport: Transport; seen: WireRequest[] } {
  const seen: WireRequest[] = [];
  const transport: Transport = async (request) => {
    seen.push(request);
    const { status = 200, body, headers } = answer(request);
    const text = body === undefined || typeof body === "string" ? (body ?? "") : JSON.stringify(body);
    return { status, headers: { "content-type": "application/json", ...headers }, text };
  };
  return { transport, seen };
}

export const sent = (body: object = {}): Reply => ({ body: { id: 1, to: "Ann", ...body } });

/** Answers as a Stunt Double on the addresses that are the kit's own business. */
export const stuntDouble =
  (answer: (request: WireRequest) => Reply) =>
  (request: WireRequest): Reply => {
    if (request.url.endsWith("/health"))
      return { body: { product: "stunt-double", control: "http://127.0.0.1:1/_control/v1" } };
    if (request.url.includes("/_control/v1"))
      return { body: { now: "2026-01-01T00:00:00.000Z", rows: [], effects: [] } };
    return answer(request);
  };

export async function judge(
  cases: readonly LoadedCase[],
  answer: (request: WireRequest) => Reply,
  over: Partial<RunOptions> & { target?: never; opened?: Partial<TargetOptions> } = {},
): Promise<Report & { seen: WireRequest[] }> {
  const { transport, seen } = aTransport(answer);
  const { opened, ...options } = over;
  const target = await openTarget({
    contract,
    transport,
    ...(opened?.file ? {} : { url: "http://127.0.0.1:4999" }),
    ...opened,
  });
  const report = await runSuite({
    contract,
    cases,
    target,
    runId: "r1",
    now: () => new Date("2026-05-01T00:00:00Z"),
    ...options,
  });
  return { ...report, seen };
}
