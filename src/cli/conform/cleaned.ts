import { cleanUpInWords, cleanUpRun, readRunFile, runFilePath } from "../../../conformance/kit/index.ts";
import { thisMachine } from "../../runtime/machine.ts";
import type { Chosen } from "./flags.ts";
import { type Judging, runsFolderIn, targetOf } from "./judged.ts";

/** Removes what a run left behind, as far as an API can. */
export async function cleaned(run: string, judging: Judging): Promise<string> {
  const { contract, cases, terminal } = judging;
  const [first] = cases;
  if (first === undefined) return "";
  const runFile = runFilePath(runsFolderIn(terminal), run);
  const target = await targetOf({ ...judging, chosen: withTarget(runFile, judging.chosen) });
  const now = () => new Date(thisMachine.now());
  return cleanUpInWords(await cleanUpRun({ runFile, contract, target, suite: first.suite, now }));
}

/** The run knows against what it was; who names a target means another way to it. */
function withTarget(runFile: string, chosen: Chosen): Chosen {
  if (chosen.target !== undefined || chosen.url !== undefined) return chosen;
  const { targetFile, address } = readRunFile(runFile).file.header;
  return { ...chosen, ...(targetFile === undefined ? { url: address } : { target: targetFile }) };
}
