import { readContractFile } from "../../openapi/read.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "../runtime/contract.ts";

/** Where a claim comes from, as sources.yaml has it. */
export interface Source {
  readonly id: string;
  readonly says: string;
  readonly heading?: string;
}

interface Sources {
  readonly statements?: readonly Source[];
  readonly evidence?: readonly Source[];
  readonly choices?: readonly Source[];
}

const bySource = new WeakMap<Service, ReadonlyMap<string, Source>>();

/** A source by its id; a public address speaks for itself. */
export function sourceOf(id: string, service: Service): Source {
  let sources = bySource.get(service);
  if (!sources) {
    const {
      statements = [],
      evidence = [],
      choices = [],
    } = readContractFile(contractOfService(service), "sources") as Sources;
    sources = new Map([...statements, ...evidence, ...choices].map((source) => [source.id, source]));
    bySource.set(service, sources);
  }
  const { heading, says = id } = sources.get(id) ?? {};
  return { id, says, ...(heading === undefined ? {} : { heading }) };
}

/** `Create Order: plan_exists: the user already has a subscription.` */
export const inWords = ({ heading, says }: Source): string => (heading === undefined ? says : `${heading}: ${says}`);
