import { beforeAll, describe, expect, test } from "vitest";
import { contractFolder } from "../openapi/read.ts";
import {
  loadCases,
  openContract,
  openTarget,
  type Report,
  renderTerminal,
  runSuite,
  servicesWithCases,
} from "./kit/index.ts";

for (const service of servicesWithCases()) {
  const cases = await loadCases(service);

  describe(service, () => {
    let report: Report;

    beforeAll(async () => {
      const url = process.env["TARGET_URL"];
      if (!url)
        throw new Error("TARGET_URL names no target; vitest's global set-up sets it, or run stunt-double conform");
      const contract = openContract(contractFolder(service));
      const target = await openTarget({ contract, url: addressOf(service, url) });
      report = await runSuite({ contract, cases, target, failOn: "may", runId: Date.now().toString(36) });
    }, 120_000);

    test.each(cases.map(({ id }) => id))("%s", (id) => {
      const one = report.cases.find((found) => found.id === id);
      expect(one?.result, one && renderTerminal({ ...report, cases: [one] })).toBe("pass");
    });
  });
}

/** `{service}` in TARGET_URL stands for the service, so that one gateway serves them all. */
function addressOf(service: string, url: string): string {
  return url.replaceAll("{service}", service);
}
