import type { Result } from "../../report.ts";
import { words } from "../told/results.ts";

export const headings: Readonly<Record<Result, string>> = {
  pass: words.pass.toUpperCase(),
  fail: words.fail.toUpperCase(),
  warning: words.warning.toUpperCase(),
  noted: words.noted.toUpperCase(),
  known: words.known.toUpperCase(),
  notApplicable: words.notApplicable.toUpperCase(),
  setUpFailed: words.setUpFailed.toUpperCase(),
  engineError: words.engineError.toUpperCase(),
};
