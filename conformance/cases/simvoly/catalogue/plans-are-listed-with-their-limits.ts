import { conformanceCase } from "../service.ts";

const limits = {
  pages: 999,
  storage: 20,
  bandwidth: 0,
  contributors: 5,
  storeProducts: 100,
  members: 500,
  funnels: 4,
  websites: 3,
  bookingOperators: 2,
  bookingServices: 1,
};

export default conformanceCase({
  title: "Plans are listed with limits and prices, hidden ones too with their flag, and as they are at present",
  contract: ["listPlans 200"],
  rules: {
    positive: ["invisible-and-hidden-listed", "lists-in-order-of-id"],
    contrast: ["invisible-and-hidden-listed"],
  },
  needs: { capabilities: ["panel"] },
  does: "creates",
  since: "1.0",
  source: ["plans-address", "plans-answer", "client-lists", "plan-list-in-use", "choice-list-order"],
  async run(stage) {
    const { arrange, check, setUp, unique } = stage;
    const rule = { rule: "invisible-and-hidden-listed" } as const;
    const order = { rule: "lists-in-order-of-id" } as const;
    const list = async () => (await stage.as("platform").call("listPlans")).is(200).body;
    const before = await list();
    check("the envelope", { status: "listPlans 200" }, before, { data: before.data, success: true, ok: true });

    const prices = { monthlyPrice: 29.9, yearlyPrice: 300, basePlan: "BUSINESS" };
    const wishes = [
      { name: unique("hidden"), ...limits, ...prices, hidden: true },
      { name: unique("shown"), ...limits, ...prices, hidden: false },
      { name: unique("another"), ...limits, ...prices, hidden: true },
    ];
    const ids: number[] = [];
    for (const wish of wishes) ids.push((await setUp(() => arrange.addPlan(wish))).id);
    const own = async () => (await list()).data.filter(({ id }) => ids.includes(id));
    const added = wishes.map((wish, index) => ({ id: ids[index], ...wish }));
    check("as they were entered", rule, await own(), added);
    const all = (await list()).data.map(({ id }) => id);
    check("all of them", order, all.length, before.data.length + 3);
    check("in order", order, all, inOrder(all));

    const [first = 0] = ids;
    const change = { id: first, hidden: false, websites: 999, monthlyPrice: 31.05 };
    await setUp(() => arrange.changePlan(change));
    check("as they are now", rule, await own(), [{ ...added[0], ...change }, added[1], added[2]]);
  },
});

const inOrder = (ids: readonly number[]): readonly number[] => ids.toSorted((one, other) => one - other);
