import { invalid, saveResource } from "../arrange.ts";
import { create } from "../resources.ts";
import { conformanceCase, ownKey } from "../service.ts";

export default conformanceCase({
  title: "A body that is wrong in several members is refused once, with every member by its name",
  contract: ["saveResource 400"],
  rules: {
    positive: ["members-of-their-type", "resource-enums-known", "resource-limits"],
    contrast: ["put-creates-or-updates", "external-key-immutable"],
  },
  does: "creates",
  since: "1.0",
  source: ["choice-validation-errors", "choice-key-case"],
  sends: "invalid",
  async run({ as, check, unique }) {
    const manage = as("manage");
    const externalKey = unique("article");
    await create(manage, externalKey, { Title: "Day" });

    const body = { Title: "x".repeat(201), Price: "cheap", PricingModel: "Gratis", Active: "maybe", Byline: "Ada" };
    const path = { propertyID: ownKey, externalKey };
    const refused = (await manage.callInvalid("saveResource", { path, body })).is(400, invalid);
    const named = Object.keys(refused.body.ModelState).sort();
    check("every wrong member", { status: "saveResource 400", property: "ModelState" }, named, [
      "Active",
      "Price",
      "PricingModel",
      "Title",
    ]);
    (await saveResource(manage, externalKey, {})).is(200).has({ Title: "Day", Byline: "" });
  },
});
