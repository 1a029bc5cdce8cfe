import { matching } from "../../kit/index.ts";
import { type Hands, readProject } from "./arrange.ts";

/** The topics of a subscription's life. */
export const ofSubscriptions = [
  "subscription_activated",
  "subscription_renewed",
  "subscription_expired",
  "trial_expired",
] as const;

/** Project and owner, as payloads name them. */
export async function partiesOf(stage: Hands, { projectId, customerEmail }: Made) {
  const { name } = (await readProject(stage, projectId)).is(200).body;
  const { ownerId } = await stage.arrange.readProject({ projectId });
  return { project: { id: projectId, name }, user: { id: ownerId, email: customerEmail } };
}

interface Made {
  projectId: number;
  customerEmail: string;
}

/** The billing address of whoever has entered none. */
export const noAddress = {
  name: "",
  companyName: "",
  companyId: "",
  vatId: "",
  country: "",
  city: "",
  state: "",
  postCode: "",
  address: "",
};

export const transactionId = /^manual-[1-9]\d*$/;

export const invoiceNo = matching("a whole number above 0", (value) => Number.isInteger(value) && Number(value) > 0);
