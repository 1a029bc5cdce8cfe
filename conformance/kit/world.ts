import { removeMade } from "./clean-up.ts";
import type { Contract } from "./contract.ts";
import { Makings } from "./makings.ts";
import { type OpenReceiver, openReceiver, openSharedReceiver } from "./receiver.ts";
import type { LeftBehind } from "./report.ts";
import type { RunFile } from "./run-file.ts";
import type { Target } from "./target.ts";

/** What a run has beside its target: where it listens, and the account of what it makes. */
export interface World {
  /** What cases make on a target that is no Stunt Double; on one, sandboxes are thrown away. */
  makings: Makings | undefined;
  /** A receiver at a place of its own; close it when the case ends. */
  openReceiver(): Promise<OpenReceiver>;
  /** Noted before a sandbox is made, and when it is gone. */
  sandboxAhead(name: string, caseId: string): void;
  sandboxGone(name: string): void;
  /** Removes what a case has made, as far as the API can. Never throws. */
  tidyAfter(caseId: string): Promise<void>;
  leftBehind(): readonly LeftBehind[];
  /** Ends what listens. A run file that holds nothing any more is deleted. */
  close(): void;
}

export interface WorldOptions {
  contract: Contract;
  target: Target;
  runId: string;
  runFile?: RunFile | undefined;
  now: () => Date;
}

/** Opens what a run needs, once; close it when the run ends. Throws a `ConfigurationError` when the kit cannot listen. */
export async function openWorld({ contract, target, runId, runFile, now }: WorldOptions): Promise<World> {
  const shared = target.receiver && (await openSharedReceiver(target.receiver));
  const makings = target.control === undefined ? new Makings((note) => runFile?.note(note)) : undefined;
  const sandboxes = new Set<string>();
  let receivers = 0;
  const leftBehind = () => makings?.leftBehind() ?? [];
  return {
    makings,
    openReceiver: async () => {
      receivers += 1;
      return shared?.open(`${runId.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}-${receivers}`) ?? openReceiver();
    },
    sandboxAhead: (name, caseId) => {
      sandboxes.add(name);
      runFile?.note({ sandbox: name, case: caseId });
    },
    sandboxGone: (name) => {
      sandboxes.delete(name);
      runFile?.note({ gone: name });
    },
    tidyAfter: async (caseId) => {
      if (makings !== undefined) await removeMade(makings, { contract, target, now }, caseId);
    },
    leftBehind,
    close: () => {
      shared?.close();
      if (sandboxes.size === 0 && leftBehind().every(({ remaining }) => remaining.length === 0)) runFile?.discard();
    },
  };
}
