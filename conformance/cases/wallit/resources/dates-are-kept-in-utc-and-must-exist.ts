import { invalid, readResource, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "A publication date of any offset is shown in UTC without one, and a date that does not exist is refused",
  contract: ["saveResource 200", "saveResource 400"],
  rules: { positive: ["dates-readable"], contrast: ["dates-readable", "put-creates-or-updates"] },
  does: "creates",
  since: "1.0",
  source: ["choice-stored-dates", "resource-put-publication-date", "vendor-manage-yaml"],
  async run({ as, check, unique }) {
    const manage = as("manage");
    const rule = { rule: "dates-readable" } as const;
    const key = unique("article");
    await create(manage, key);
    const dates = {
      "2026-11-20T06:00:00+01:00": "2026-11-20T05:00:00",
      "2026-11-20T06:00:00-05:00": "2026-11-20T11:00:00",
      "2026-11-20T06:00:00Z": "2026-11-20T06:00:00",
      "2026-11-20T06:00:00.125Z": "2026-11-20T06:00:00",
      "2026-11-20T06:00:00": "2026-11-20T06:00:00",
      "2026-11-20": "2026-11-20T00:00:00",
      "2028-02-29T23:30:00-01:00": "2028-03-01T00:30:00",
    };
    for (const [PublicationDate, shown] of Object.entries(dates)) {
      const saved = (await saveResource(manage, key, { PublicationDate })).is(200);
      check(`${PublicationDate} is ${shown}`, rule, saved.body.PublicationDate, shown);
    }
    const left = (await saveResource(manage, key, { PublicationDate: "" })).is(200);
    check("an empty text leaves the date", rule, left.body.PublicationDate, "2028-03-01T00:30:00");

    const before = (await readResource(manage, key)).is(200).body;
    for (const PublicationDate of [
      "soon",
      "2027-02-29T00:00:00Z",
      "2026-13-01",
      "20.11.2026",
      "2026-11-20T25:00:00Z",
    ]) {
      const refused = await saveResource(manage, key, { PublicationDate, Title: "Night" });
      refused.is(400, invalid, rule).has({ ModelState: { PublicationDate: [/./] } });
    }
    const after = (await readResource(manage, key)).is(200);
    check("nothing has changed", rule, after.body, before);
  },
});
