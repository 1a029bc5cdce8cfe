import { aReader, ask } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite } from "../sites.ts";

export default conformanceCase({
  title: "A reader who is logged in is shown by name, wallet and picture, by the full name where there is no other",
  contract: ["getResourceAccess 200"],
  rules: { positive: ["user-token-renewed-on-every-answer"], contrast: ["anonymous-user-without-token"] },
  needs: { capabilities: ["panel", "clock"] },
  does: "creates",
  since: "1.0",
  source: ["library-access-object", "access-answer", "access-user-token"],
  async run(stage) {
    const { arrange, setUp } = stage;
    const site = await aSite(stage);
    const PictureURL = "https://news.example/bea.png";
    const bea = await aReader(stage, site, { UserName: "bea", FirstName: "Bea", PictureURL, WalletBalance: 4.5 });
    const ada = await aReader(stage, site, { FirstName: "Ada", LastName: "North", WalletBalance: 0 });

    for (const PaywallDisplayStyle of ["RedirectMobile", "RedirectAll", "ModalOverlay"] as const) {
      await setUp(() => arrange.changeProperty({ Key: site.Key, PaywallDisplayStyle }));
      const shown = { UserName: "bea", FirstName: "Bea", IsAnonymousUser: false, WalletBalance: 4.5, PictureURL };
      (await ask(site.access, "nothing", bea)).is(200).has({ ...shown, PaywallDisplayStyle });
    }
    const named = { UserName: "Ada North", FirstName: "Ada", IsAnonymousUser: false, WalletBalance: 0, PictureURL: "" };
    (await ask(site.access, "nothing", ada)).is(200).has(named);
    const nobody = { UserName: "Anonymous User", FirstName: "", IsAnonymousUser: true, WalletBalance: 0 };
    (await ask(site.access, "nothing")).is(200).has(nobody);
  },
});
