import { invalid } from "../arrange.ts";
import { conformanceCase, ownKey } from "../service.ts";
import { exportSubscribers } from "../subscribers.ts";

export default conformanceCase({
  title: "An export without either date, or with one that is none, is refused by its name",
  contract: ["exportExternalSubscribers 400", "exportExternalSubscribers 200"],
  rules: {
    positive: ["export-window-needed", "dates-readable", "members-of-their-type"],
    contrast: ["export-window-needed", "export-window-in-order", "dates-readable"],
  },
  does: "creates",
  since: "1.0",
  source: ["vendor-manage-yaml", "choice-validation-errors", "export-start", "export-end"],
  sends: "invalid",
  async run({ as }) {
    const manage = as("manage");
    const [StartDate, EndDate] = ["2026-10-01T00:00:00+02:00", "2026-12-01"];
    const send = (body: unknown) =>
      manage.callInvalid("exportExternalSubscribers", {
        path: { apiKey: ownKey },
        ...(body !== undefined && { body }),
      });

    for (const [body, missing] of [
      [{ StartDate }, ["EndDate"]],
      [{ EndDate }, ["StartDate"]],
      [{}, ["StartDate", "EndDate"]],
    ] as const) {
      const ModelState = Object.fromEntries(missing.map((name) => [name, [/./]]));
      (await send(body)).is(400, invalid, { rule: "export-window-needed" }).has({ ModelState });
    }
    (await send(undefined)).is(400, invalid, { rule: "export-window-needed" });
    for (const body of [
      { StartDate: 7, EndDate },
      { StartDate, EndDate: null },
      { StartDate, EndDate: true },
      [],
      "dates",
    ]) {
      (await send(body)).is(400, invalid, { rule: "members-of-their-type" });
    }
    for (const wrong of ["", "soon", "2027-02-30", "01.10.2026"]) {
      (await send({ StartDate: wrong, EndDate })).is(400, invalid, { rule: "dates-readable" });
      (await send({ StartDate, EndDate: wrong })).is(400, invalid, { rule: "dates-readable" });
    }

    (await exportSubscribers(manage, { StartDate, EndDate })).is(200).has({ StartDate, EndDate, Status: "Queued" });
    const form = { path: { apiKey: ownKey }, body: { StartDate, EndDate }, as: "form" } as const;
    (await manage.call("exportExternalSubscribers", form)).is(200).has({ StartDate, EndDate });
  },
});
