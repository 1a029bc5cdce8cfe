import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ControlClient } from "../control/client.ts";
import { gatewayOf, inSandbox, sandboxOf } from "./address.ts";
import { type Call, type Command, command } from "./command.ts";
import type { AnyValues, Flags } from "./flags.ts";
import type { Described } from "./help.ts";
import { overNetwork } from "./network.ts";
import { asJson } from "./print.ts";

/** What a command says: as one JSON document, and in words. */
export interface Told {
  readonly json: unknown;
  readonly text: string;
  /** 0 when left out. */
  readonly code?: number;
}

interface Asked<Known extends Flags> extends Call<Known> {
  readonly client: ControlClient;
  readonly gateway: string;
  readonly sandbox: string;
}

interface Asking<Known extends Flags> extends Described {
  readonly flags: Known;
  ask(asked: Asked<Known>): Promise<Told>;
}

/** A command that asks a running Stunt Double something and says what it answered. */
export function asking<const Known extends Flags>(definition: Asking<Known>): Command {
  return command({
    ...definition,
    flags: { ...definition.flags, ...inSandbox },
    async run(call) {
      const { said, terminal } = call;
      const told = await definition.ask({ ...call, ...reached(call), sandbox: sandboxOf(textsOf(said)) });
      terminal.out(said.json === true ? asJson(told.json) : told.text);
      return told.code ?? 0;
    },
  });
}

interface Reached {
  readonly gateway: string;
  readonly client: ControlClient;
  /** Who vouches for the gateway, beside those this machine trusts. */
  readonly authority: string | undefined;
}

type Reaching = Pick<Call<Flags>, "said" | "configuration" | "terminal">;

/** The running Stunt Double that a call means. */
export function reached({ said, configuration, terminal }: Reaching): Reached {
  const { url, "control-token": token } = textsOf(said);
  const gateway = gatewayOf({ url, configuration, terminal });
  const authority = gateway.startsWith("https:") ? authorityHere({ configuration, terminal }) : undefined;
  return { gateway, authority, client: clientAt(gateway, token, authority) };
}

/** What `start --tls` keeps where we stand, so that its commands need no further word, beside what the user trusts already. */
function authorityHere({ configuration, terminal }: Omit<Reaching, "said">): string | undefined {
  const { NODE_EXTRA_CA_CERTS: trusted, STUNT_DOUBLE_DATA: said } = terminal.environment;
  const data = resolve(terminal.folder, said || String(configuration.values.data ?? ".stunt-double"));
  const own = textOf(join(data, "tls", "ca.pem"));
  return own && [own, trusted ? textOf(trusted) : undefined].filter((one) => one !== undefined).join("\n");
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A client of the control API there; `authority`: who vouches for it, beside those this machine trusts. */
export const clientAt = (gateway: string, token?: string, authority?: string): ControlClient =>
  new ControlClient(overNetwork(gateway, authority), token);

const textsOf = (said: AnyValues): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

type Given<Some> = { readonly [Name in keyof Some]?: Exclude<Some[Name], undefined> };

/** What of it was given. */
export function given<Some extends object>(some: Some): Given<Some>;
export function given(some: object): object {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
}
