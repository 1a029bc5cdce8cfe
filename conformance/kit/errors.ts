/** Usage or configuration is wrong: exit code 2. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** The target does not answer at all: exit code 3. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The situation that a case needs could not be prepared. */
export class SetUpFailure extends Error {
  override readonly name: string = "SetUpFailure";
}

/** A hook that gives no answer of any kind. */
export class HookSilent extends SetUpFailure {
  override readonly name = "HookSilent";
}

/** What a case needs lies outside what the target offers or the target file names: it cannot be judged there. */
export class NotApplicable extends Error {
  override readonly name = "NotApplicable";
}

/** Ends a case whose failed check is recorded already and which cannot go on. */
export class CaseEnded extends Error {
  override readonly name = "CaseEnded";
}

export const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
