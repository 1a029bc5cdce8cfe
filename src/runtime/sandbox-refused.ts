/** A name, scenario or setting that cannot be had; nothing was changed. */
export class SandboxRefused extends Error {
  readonly reason: "unknown" | "taken" | "invalid";
  constructor(reason: "unknown" | "taken" | "invalid", message: string) {
    super(message);
    this.reason = reason;
  }
}
