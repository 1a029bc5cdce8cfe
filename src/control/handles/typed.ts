import type { Service } from "../../core/service.ts";
import type { ControlClient } from "../client.ts";
import type { AnswerOf, CredentialsOf, OperationId, PanelOf, ServiceName } from "./contracts.ts";

type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A service's panel actions by name. */
export function panelOf<Name extends ServiceName>(client: ControlClient, sandbox: string, service: Service) {
  const actions = Object.keys(service.panel).map((action) => [
    action,
    (body: Record<string, unknown> = {}) =>
      client.call("runPanelAction", { path: { sandbox, service: service.name, action }, body }),
  ]);
  return Object.fromEntries(actions) as PanelOf<Name>;
}

/** The credentials of a service's roles; a role whose account the scenario lacks has none. */
export const credentialsOf = <Name extends ServiceName>(credentials: Values) => credentials as CredentialsOf<Name>;

interface Call<Name extends ServiceName, Id> {
  readonly client: ControlClient;
  readonly path: { readonly sandbox: string; readonly service: Name; readonly operation: Id };
  readonly as: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Calls an operation; the pipeline has held the answer against the contract that types it here. */
export async function answered<Name extends ServiceName, Id extends OperationId<Name>>(call: Call<Name, Id>) {
  const { client, path, as, fields } = call;
  const body = { with: fields, ...(as === undefined ? {} : { as }) };
  return (await client.call("callOperation", { path, body })) as AnswerOf<Name, Id>;
}
