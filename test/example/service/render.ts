import type { Render } from "../../../src/core/service.ts";
import type { Settings } from "./contract.ts";
import * as errors from "./errors.ts";

export const render: Render<Settings> = {
  noRoute: () => errors.noRoute(),
  badBody: ({ kind }) => (kind === "too-large" ? errors.bodyTooLarge() : errors.malformedBody()),
  violations(violations) {
    const missing = violations.filter(({ keyword }) => keyword === "required").map(({ field }) => field);
    if (missing.length > 0) return errors.invalidFields(missing, `${missing.join(", ")} missing`);
    const weight = violations.find(({ rule }) => rule === "weight-within-range");
    if (weight)
      return errors.weightOutOfRange(`weight_grams must be ${weight.params.comparison} ${weight.params.limit}`);
    const wrong = [...new Set(violations.map(({ field }) => field))];
    return errors.invalidFields(wrong, `${wrong.join(", ")} wrong`);
  },
  crash: () => errors.crash(),
};
