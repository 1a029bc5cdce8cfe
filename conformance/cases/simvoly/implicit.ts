import { aProject, aUser, createProject, type Hands, userOf } from "./arrange.ts";

const names = { customerFirstName: "Olga", customerLastName: "Weber" };

/** Makes a customer by creating a project and another by assigning; answers both as a webhook names them. */
export async function twoCustomers(stage: Hands) {
  const made = [];
  const { projectId, customerEmail } = await aProject(stage);
  const externalCustomerId = stage.unique("admin");
  const email = `${externalCustomerId}@clients.example`;
  const body = { projectId, externalCustomerId, customerEmail: email, ...names };
  (await stage.as("platform").call("assignCustomer", { body })).is(200);
  for (const address of [customerEmail, email]) {
    const { id, name } = (await userOf(stage, address)).is(200).body;
    made.push({ id, name, email: address });
  }
  return { projectId, externalCustomerId, made };
}

/** Names everybody again: a known customer, a user by id, and a user whom an external id joins. */
export async function nobodyNew(stage: Hands, { projectId, externalCustomerId }: Named) {
  const [user, joined] = [await aUser(stage), await aUser(stage)];
  const customer = stage.unique("joined");
  (await createProject(stage, { externalCustomerId, customerEmail: `new-${joined.email}` })).is(200);
  (await createProject(stage, { userId: user.id })).is(200);
  (await createProject(stage, { externalCustomerId: customer, customerEmail: joined.email })).is(200);
  for (const name of [{ externalCustomerId }, { userId: user.id }, { externalCustomerId: customer }]) {
    (await stage.as("platform").call("assignCustomer", { body: { projectId, ...name } })).is(200);
  }
  return [user, joined].map(({ id, name, email }) => ({ id, name, email }));
}

interface Named {
  projectId: number;
  externalCustomerId: string;
}
