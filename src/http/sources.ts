import { readContractFile } from "../../openapi/read.ts";

/** Where a claim comes from, as sources.yaml says it. */
export interface Source {
  readonly id: string;
  readonly says: string;
  /** The heading in the vendor's document. */
  readonly heading?: string;
}

interface SourcesFile {
  readonly statements?: readonly Source[];
  readonly evidence?: readonly Source[];
  readonly choices?: readonly Source[];
}

/** Everything that sources.yaml of a contract lists, by id. */
export function sourcesOf(folder: string): ReadonlyMap<string, Source> {
  const { statements = [], evidence = [], choices = [] } = readContractFile(folder, "sources") as SourcesFile;
  return new Map(
    [...statements, ...evidence, ...choices].map(({ id, says, heading }) => [
      id,
      { id, says, ...(heading === undefined ? {} : { heading }) },
    ]),
  );
}
