import { aReader, around, ask, firstOfMonth, logInAgain, minutesFrom, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, everything } from "../sites.ts";

export default conformanceCase({
  title: "A quota that is used up in the last minute of a month is whole again in the first of the next",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["quota-starts-with-the-month", "quota-met-denies"],
    contrast: ["quota-starts-with-the-month", "quota-met-denies", "quota-counts-distinct-resources"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["quota-meaning", "choice-quota-month"],
  async run(stage) {
    const rule = { rule: "quota-starts-with-the-month" } as const;
    const site = await aSite(stage, { ...everything, Quota: 1 });
    for (const key of ["one", "two"]) await publish(site, key);
    const next = firstOfMonth(site.now(), 2);
    await site.advanceTo(minutesFrom(next, -24 * 60));
    const reader = await aReader(stage, site);
    const last = around(firstOfMonth(next, -1));

    const hit = (await ask(site.access, "one", reader)).is(200);
    hit.has({ AccessReason: "Quota", Quota: { HitCount: 1, PeriodStartDate: last } }, rule);
    await site.advanceTo(minutesFrom(next, -1));
    const denied = (await ask(site.access, "two", await logInAgain(stage, reader))).is(200);
    denied.has({ AccessReason: "Deny", Quota: { HitCount: 1, IsMet: true, PeriodStartDate: last } }, rule);

    await site.advanceTo(minutesFrom(next, 1));
    const anew = (await ask(site.access, "two", await logInAgain(stage, reader))).is(200);
    anew.has({ AccessReason: "Quota", Quota: { HitCount: 1, IsMet: true, PeriodStartDate: around(next) } }, rule);
    const old = (await ask(site.access, "one", await logInAgain(stage, reader))).is(200);
    old.has({ AccessReason: "Deny", Quota: { HitCount: 1 } }, rule);
  },
});
