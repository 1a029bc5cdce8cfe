import { conformanceCase } from "../service.ts";
import { resellerWithSites } from "../sites.ts";

export default conformanceCase({
  title: "A site that the list no longer names is banned, the others are not; named again, it is free again",
  contract: [],
  rules: {
    positive: ["missing-site-banned", "returning-site-unbanned"],
    contrast: ["missing-site-banned", "returning-site-unbanned", "unreadable-site-list-ignored"],
  },
  needs: { capabilities: ["panel", "clock", "outbox", "webhook-receiver"] },
  does: "creates",
  since: "1.0",
  source: ["reseller-programme-accounts", "choice-site-list"],
  async run({ check, clock, outbox, setUp, ...hands }) {
    const all = { outbox, setUp, ...hands };
    const { list, sites, banned } = await resellerWithSites(all, { sites: ["kept", "moved", "lost"], listed: "all" });
    const twoHoursLater = async (listed: readonly (string | undefined)[]) => {
      list.answer({ body: listed });
      await setUp(() => clock.advance("PT2H1M"));
      await outbox.settle();
      return banned();
    };
    const [kept = "", moved = "", lost] = sites;
    const ban = { rule: "missing-site-banned" } as const;
    const unban = { rule: "returning-site-unbanned" } as const;

    check("sites that the list names are not banned", ban, await banned(), [false, false, false]);
    check("sites that it leaves out are", ban, await twoHoursLater([kept]), [false, true, true]);
    check("they stay banned while it leaves them out", unban, await twoHoursLater([kept]), [false, true, true]);
    const written = [kept, `${moved.replace("https://", "http://").toUpperCase()}/`];
    check("the one that it names again is free", unban, await twoHoursLater(written), [false, false, true]);
    check("an empty list bans them all", ban, await twoHoursLater([]), [true, true, true]);
    check("and a whole one frees them all", unban, await twoHoursLater([kept, moved, lost]), [false, false, false]);
  },
});
