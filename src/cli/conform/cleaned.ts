import { cleanUpInWords, cleanUpRun, runFilePath } from "../../../conformance/kit/index.ts";
import { thisMachine } from "../../runtime/machine.ts";
import { type Judging, runsFolderIn, targetOf } from "./judged.ts";

/** Removes what a run left behind, as far as an API can. */
export async function cleaned(run: string, judging: Judging): Promise<string> {
  const { contract, cases, terminal } = judging;
  const [first] = cases;
  if (first === undefined) return "";
  const target = await targetOf(judging);
  const runFile = runFilePath(runsFolderIn(terminal), run);
  const now = () => new Date(thisMachine.now());
  return cleanUpInWords(await cleanUpRun({ runFile, contract, target, suite: first.suite, now }));
}
