/** What the shop needs to know about its vendor; in production it comes from the environment. */
export interface Vendor {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface Licence {
  readonly status: "active" | "expired" | "cancelled";
  readonly date_expiration: number;
  readonly subscription_id: number;
}

/** Sells a licence: the code under test, which knows nothing of Stunt Double. */
export async function buyLicence(vendor: Vendor, email: string): Promise<Licence> {
  const order = { type: "parent", first_name: "Jane", email, plan: "seo-by-rank-math-pro" };
  const answer = await fetch(`${vendor.url}/wp-json/reseller/v1/payment/`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${vendor.username}:${vendor.password}`)}` },
    body: new URLSearchParams(order),
  });
  const said = (await answer.json()) as { message: string; data: { licence: Licence } };
  if (!answer.ok) throw new Error(`the licence could not be bought: ${said.message}`);
  return said.data.licence;
}
