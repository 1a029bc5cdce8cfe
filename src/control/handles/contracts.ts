import type { Contracts } from "../../../openapi/contracts.types.ts";

/** The name of a simulated service. */
export type ServiceName = keyof Contracts & string;
/** An operation of a service's contract. */
export type OperationId<Name extends ServiceName> = keyof Contracts[Name]["operations"] & string;
/** A role of a service: whom a caller can play. */
export type RoleName<Name extends ServiceName> = keyof Contracts[Name]["roles"] & string;
/** role → the names and values that the role signs in with. */
export type CredentialsOf<Name extends ServiceName> = Contracts[Name]["roles"];
/** The dials of a service: what its vendor's documents leave open. */
export type SettingsOf<Name extends ServiceName> = Contracts[Name]["settings"];

type Content<Answer> = Answer extends { readonly content: infer Types } ? Types[keyof Types] : undefined;
type Body<Op> = Op extends { readonly requestBody: { readonly content: { readonly "application/json": infer Fields } } }
  ? Fields
  : Record<string, never>;
type Made<Op> = Op extends { readonly responses: { readonly 200: infer Answer } } ? Content<Answer> : undefined;

/** The panel actions of a service: what someone would do in the vendor's back office. */
export type PanelOf<Name extends ServiceName> = {
  readonly [Action in keyof Contracts[Name]["panel"]]: (
    fields: Body<Contracts[Name]["panel"][Action]>,
  ) => Promise<Made<Contracts[Name]["panel"][Action]>>;
};

type AnswersOf<Op> = Op extends { readonly responses: infer Answers }
  ? {
      [Status in keyof Answers]: {
        /** Its number in the journal. */
        readonly n: number;
        readonly status: Status;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: Content<Answers[Status]>;
      };
    }[keyof Answers]
  : never;

/** An answer of an operation: its status first, then the body that the contract promises for it. */
export type AnswerOf<Name extends ServiceName, Id extends OperationId<Name>> = AnswersOf<
  Contracts[Name]["operations"][Id]
>;
