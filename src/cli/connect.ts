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

type Reaching = Pick<Call<Flags>, "said" | "configuration" | "terminal">;

/** The running Stunt Double that a call means. */
export function reached({ said, configuration, terminal }: Reaching): { gateway: string; client: ControlClient } {
  const { url, "control-token": token } = textsOf(said);
  const gateway = gatewayOf({ url, configuration, terminal });
  return { gateway, client: clientAt(gateway, token) };
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
