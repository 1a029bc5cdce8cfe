import { conformanceCase, routes } from "../service.ts";

export default conformanceCase({
  title: "A critical error keeps its status and its body under _envelope and under _fields",
  contract: ["listOrders 500"],
  rules: { positive: ["critical-error"], contrast: ["envelope-wraps-answer", "fields-filter-answer"] },
  needs: { capabilities: ["faults"] },
  does: "reads",
  since: "1.0",
  source: ["wordpress-envelope", "wordpress-fatal-formats"],
  async run({ as, control }) {
    for (const query of ["_envelope=1", "_fields=message", "_envelope=1&_fields=message"]) {
      await control.fault({ operation: "listOrders", answer: "internal_server_error" });

      const answer = await as("reseller").send({
        operation: "listOrders",
        method: "GET",
        path: `${routes}/orders/?${query}`,
      });
      answer.is(500, "internal_server_error").has({ data: { status: 500 }, additional_errors: [] });
    }
  },
});
