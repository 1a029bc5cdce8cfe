import { invalid } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { exportSubscribers } from "../subscribers.ts";

export default conformanceCase({
  title: "An export whose start is after its end is refused, offsets counted, and one of a single moment is taken",
  contract: ["exportExternalSubscribers 400", "exportExternalSubscribers 200"],
  rules: { positive: ["export-window-in-order"], contrast: ["export-window-in-order", "dates-readable"] },
  does: "creates",
  since: "1.0",
  source: ["choice-export-order", "export-start", "export-end"],
  async run({ as }) {
    const manage = as("manage");
    const wrong = [
      ["2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z"],
      ["2026-11-01T00:00:01Z", "2026-11-01T00:00:00Z"],
      ["2026-11-01T00:00:00-01:00", "2026-11-01T00:30:00Z"],
    ] as const;
    for (const [StartDate, EndDate] of wrong) {
      (await exportSubscribers(manage, { StartDate, EndDate })).is(400, invalid);
    }
    const right = [
      ["2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"],
      ["2026-11-01T01:00:00+02:00", "2026-11-01T00:30:00Z"],
    ] as const;
    for (const [StartDate, EndDate] of right) {
      (await exportSubscribers(manage, { StartDate, EndDate })).is(200).has({ StartDate, EndDate, Status: "Queued" });
    }
  },
});
