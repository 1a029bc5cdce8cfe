import type { Expected } from "./match.ts";

/** What `npm run generate` writes for a service, as far as the kit needs to know it. */
export interface ContractTypes {
  operations: object;
  panel: object;
  records: object;
  ruleId: string;
  settings: object;
}

export type OperationId<C extends ContractTypes> = keyof C["operations"] & string;
export type TableName<C extends ContractTypes> = keyof C["records"] & string;

type Responses<O> = O extends { responses: infer R } ? R : never;
type Content<T> = T extends { content: infer M } ? M[keyof M] : undefined;

/** A status the operation declares. */
export type StatusOf<O> = keyof Responses<O> & number;

/** The body of one declared answer; `undefined` where the contract promises none. */
export type BodyOf<O, S> = [Responses<O>] extends [never]
  ? unknown
  : S extends keyof Responses<O>
    ? Content<Responses<O>[S]>
    : unknown;

/** `"createOrder 400"`: an operation and one of its declared statuses. */
export type StatusPair<C extends ContractTypes> = {
  [Op in OperationId<C>]: `${Op} ${StatusOf<C["operations"][Op]>}`;
}[OperationId<C>];

type BodyInput<O> = O extends { requestBody: { content: infer M } }
  ? { body: M[keyof M] }
  : O extends { requestBody?: { content: infer M } }
    ? { body?: M[keyof M] }
    : { body?: never };

type AddressInput<O> = O extends { parameters: infer P } ? Pick<P, keyof P & ("path" | "query")> : unknown;

export type Encoding = "json" | "form" | "multipart";

export interface CallOptions {
  /** Added to, or with `undefined` taken from, what the kit and the role would send. */
  headers?: Readonly<Record<string, string | undefined>>;
  /** The body's encoding; the contract's first media type when left out. */
  as?: Encoding;
}

/** What `call` takes for an operation: its path, query and body as the contract types them. */
export type CallInput<O> = AddressInput<O> & BodyInput<O> & CallOptions;

/** Left out where nothing in it is required. */
export type CallArguments<O> = object extends CallInput<O> ? [input?: CallInput<O>] : [input: CallInput<O>];

/** A partial body with matchers anywhere in it. */
export type PartialBody<T> =
  | Expected
  | (T extends readonly (infer E)[]
      ? readonly PartialBody<E>[]
      : T extends object
        ? { readonly [K in keyof T]?: PartialBody<T[K]> | undefined }
        : T);

type PanelBody<A> = A extends { requestBody?: { content: infer M } } ? M[keyof M] : never;
type PanelArguments<A> = A extends { requestBody: unknown } ? [body: PanelBody<A>] : [body?: PanelBody<A>];

/** One function per panel action of the service. */
export type Arrange<C extends ContractTypes> = {
  readonly [A in keyof C["panel"] & string]: (
    ...body: PanelArguments<C["panel"][A]>
  ) => Promise<BodyOf<C["panel"][A], 200>>;
};
