import type { RawRequest, Violation } from "../../../core/http.ts";
import { rule } from "../contract.ts";
import * as errors from "../errors.ts";

/** While a parameter is empty, nothing else is told. */
export const whileEmpty = rule(
  "empty-parameters-before-others",
  (empty: readonly Violation[], _all: readonly Violation[]) => empty,
  (_empty, all) => all,
);

/** What is wrong is told at once, not one thing at a time. */
export const reported = rule(
  "all-invalid-parameters-named",
  (details: readonly errors.Detail[]) => details,
  (details) => details.slice(0, 1),
);

/** A crash is told in JSON to those who ask for JSON or send it, and as a page to everybody else. */
export const crashFormat = rule(
  "critical-error-json-or-html",
  ({ headers }: RawRequest) =>
    /json/i.test(headers.accept ?? "") || /json/i.test(headers["content-type"] ?? "")
      ? errors.criticalError()
      : errors.criticalErrorPage(),
  () => errors.criticalError(),
);
