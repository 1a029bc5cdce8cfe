import type { Effect } from "../core/effect.ts";
import type { Service } from "../core/service.ts";
import type { Store } from "../core/store.ts";
import type { Machine } from "./machine.ts";
import type { Player } from "./player.ts";
import type { SettingsOf } from "./settings.ts";

/** What all sandboxes of a runtime share. */
export interface World {
  readonly store: Store;
  readonly services: ReadonlyMap<string, Service>;
  readonly settings: ReadonlyMap<string, SettingsOf>;
  readonly machine: Machine;
  readonly allowedHosts: readonly string[];
  readonly journalSize: number;
  readonly onEffect: (sandbox: string, effect: Effect) => void;
  /** The address of a service, without a sandbox prefix. */
  readonly addressOf: (service: string) => string;
  /** Plays operations and panel actions for scenarios; handed in by the simulator once there is a pipeline. */
  readonly player: () => Player;
}
