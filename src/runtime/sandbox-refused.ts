/** Of something that was still to come when a sandbox's place was taken. */
export const goneMeanwhile = "the sandbox was reset, loaded anew, deleted or stopped meanwhile";

/** A name, scenario or setting that cannot be had; nothing was changed. */
export class SandboxRefused extends Error {
  readonly reason: "unknown" | "taken" | "invalid";
  constructor(reason: "unknown" | "taken" | "invalid", message: string) {
    super(message);
    this.reason = reason;
  }
}
