/** A request as it came in, before any contract looked at it. Header names are lower-case. */
export interface RawRequest {
  readonly method: string;
  /** Path without sandbox prefix and query, still percent-encoded. */
  readonly path: string;
  /** The path as it was sent, with mount point and sandbox prefix; for vendors whose signature covers it. */
  readonly sentPath?: string;
  /** Query without the question mark, still encoded. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The machine's time at the edge, in milliseconds; only `auth.ts` reads it. */
  readonly receivedAt: number;
  /** The address that was asked, with the sandbox prefix: `http://127.0.0.1:4105/~ci`. */
  readonly base: string;
  /** What the host says by its name, `<sandbox>.<service>.localhost`. */
  readonly named?: { readonly service: string; readonly sandbox?: string };
  /** The body was longer than is read; `body` is empty. */
  readonly tooLarge?: boolean;
}

/** An answer before it is written. `body` is JSON unless `type` says otherwise; an empty `type` is not sent. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly type: string;
  /** A fault: how the answer gets lost on its way. */
  readonly broken?: "reset" | "truncated" | "malformed";
}

/** A body that could not be read as what it claims to be. */
export interface BodyProblem {
  readonly kind:
    | "malformed-json"
    | "malformed-utf8"
    | "half-surrogate-pair"
    | "too-deep"
    | "malformed-form"
    | "too-large";
  readonly text: string;
}

export type FieldPlace = "path" | "query" | "body";

/** One way in which a request breaks the contract. */
export interface Violation {
  readonly place: FieldPlace;
  /** The field, dotted where nested; empty for the body as a whole. */
  readonly field: string;
  /** The JSON Schema keyword, e.g. `required`, `enum`, `minimum`. */
  readonly keyword: string;
  /** The keyword's own figures, as ajv gives them. */
  readonly params: Readonly<Record<string, unknown>>;
  /** JSON pointer of the keyword in openapi.yaml. */
  readonly pointer: string;
  /** The rule of rules.yaml whose `at` names this pointer. */
  readonly rule: string | undefined;
  readonly value: unknown;
}

/** A field of an operation in the order in which the contract names it. */
export interface FieldSpec {
  readonly name: string;
  readonly place: FieldPlace;
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  /** A value that the contract shows. */
  readonly example?: unknown;
}

/** Input after decoding and before the contract's conversion; text from forms, path and query is still text. */
export interface Decoded {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly bodyIs: "json" | "form" | "none";
  /** Values of body fields that another source's took the place of; they are judged all the same. */
  readonly overridden?: Readonly<Record<string, unknown>>;
}
