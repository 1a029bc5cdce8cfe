import type { CaseFile, CaseHeader, Stage } from "./case.ts";
import type { Creation, Probe } from "./creation.ts";
import type { ContractTypes } from "./typed.ts";

export type Credentials = Readonly<Record<string, string>>;

/** A request on its way out, before or after it is signed. Header names are lower case. */
export interface Outgoing {
  method: string;
  /** Absolute. A text, because quirk addresses would not survive parsing. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array | undefined;
}

/** What a service adds to the kit. */
export interface SuiteDefinition<Role extends string = string> {
  service: string;
  /** Roles that every target of the service has, so that cases need not name them. */
  usualRoles?: readonly Role[];
  /** Adds a role's authentication. `now` is the machine's time. */
  sign(request: Outgoing, credentials: Credentials, now: Date): Outgoing;
  /** Hosts that are production beside the contract's servers marked `x-production`. */
  productionHosts?: readonly string[];
  /** Headers and credentials of these names never reach a report (`authorization`, `cookie` and every password, secret and key never do). */
  secretHeaders?: readonly string[];
  /** The error code of a refusal; the member that `x-error-code` of the contract names, or `code`, when left out. */
  codeOf?(body: unknown): string | undefined;
  /** Whether an answer is a refusal; a status of 400 or more when left out. For vendors that refuse with 200. */
  refuses?(status: number, body: unknown): boolean;
  /** Asked once per role before the first case: the first that the target file's `operations:` do not leave out. */
  probe?: readonly Probe[];
  /** Which calls make what, so that it is accounted for and, where the API can, removed. */
  creates?: readonly Creation[];
}

/** A case as the engine takes it, whichever contract it was typed by. */
export interface ConformanceCase extends Omit<CaseHeader<AnyContract, string>, "contract"> {
  contract: readonly string[];
  suite: SuiteDefinition;
  run(stage: Stage<AnyContract, string>): Promise<void>;
}

/** A contract of which only the general shape is known. */
export interface AnyContract {
  operations: Record<string, unknown>;
  panel: Record<string, unknown>;
  records: Record<string, unknown>;
  ruleId: string;
  settings: Record<string, string | number | boolean>;
}

/**
 * Binds the kit to one service's generated contract; `conformance/cases/<service>/service.ts` exports the result.
 *
 * @example
 * export const { conformanceCase } = suite<Contract, "reseller" | "subscriber">({
 *   service: "rank-math",
 *   usualRoles: ["reseller"],
 *   sign: (request, { username, password }) => ({
 *     ...request,
 *     headers: { ...request.headers, authorization: basic(username, password) },
 *   }),
 * });
 */
export function suite<C extends ContractTypes, Role extends string = string>(definition: SuiteDefinition<Role>) {
  return {
    /** One case; the default export of `conformance/cases/<service>/<subject>/<behaviour>.ts`. */
    conformanceCase: (file: CaseFile<C, Role>): ConformanceCase => ({ ...erased(file), suite: definition }),
  };
}

/** The one place where a contract's types are forgotten: the engine passes a stage that answers to any name. */
function erased<C extends ContractTypes, Role extends string>(file: CaseFile<C, Role>): Omit<ConformanceCase, "suite"> {
  return file as unknown as Omit<ConformanceCase, "suite">;
}
