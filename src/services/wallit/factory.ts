import { digits, hexadecimal } from "../../core/alphabets.ts";
import { plus } from "../../core/instant.ts";
import { emailOf, nameFrom } from "../../core/person.ts";
import type { Factory, FactoryKit, Fill } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import { subscriberId } from "./lookup.ts";
import { blankResource } from "./rules/resource.ts";
import { blankSubscriber } from "./rules/subscriber.ts";
import { type EndUser, type Property, pairOf, type Resource } from "./tables.ts";

async function guid({ token }: FactoryKit): Promise<string> {
  const digits = await token(hexadecimal, 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function firstProperty({ tx }: Context): Promise<Property> {
  const [property] = (await tx.properties.find("all", "", { limit: 1 })).rows;
  if (!property) throw new Error("there is no property to generate for");
  return property;
}

async function aReader(
  given: Partial<EndUser>,
  n: string | number,
  kit: FactoryKit,
): Promise<Omit<EndUser, "propertyId">> {
  const { firstName, lastName } = nameFrom(kit.faker);
  const email = emailOf(firstName, lastName, n);
  const fields = [{ name: "EmailAddress", value: email }];
  return {
    id: await guid(kit),
    userName: `${firstName} ${lastName}`,
    firstName,
    lastName,
    email,
    password: "Reader-1",
    pictureUrl: "",
    walletCents: 0,
    demographicFields: fields,
    createdAt: plus(kit.now, { days: -kit.faker.number.int({ min: 1, max: 300 }) }),
    ...given,
  };
}

const endUsers: Factory<Context> = async (given: Partial<EndUser>, n, kit, ctx) => {
  const { id: propertyId } = await firstProperty(ctx);
  await ctx.tx.endUsers.put({ propertyId, ...(await aReader(given, n, kit)) });
};

/** An article in the default pricing group. */
const resources: Factory<Context> = async (given: Partial<Resource>, n, kit, ctx) => {
  const { id: propertyId } = await firstProperty(ctx);
  const [group] = (await ctx.tx.pricingGroups.find("default", propertyId, { limit: 1 })).rows;
  if (!group) throw new Error("the property has no default pricing group");
  const createdAt = plus(kit.now, { days: -kit.faker.number.int({ min: 1, max: 90 }) });
  const externalKey = given.externalKey ?? `article-${n + 1}`;
  const identity = { id: await kit.next("resource"), propertyId, externalKey, pricingGroupId: group.id, createdAt };
  const { firstName, lastName } = nameFrom(kit.faker);
  const written = { name: `Article ${n + 1}`, title: `Article ${n + 1}`, byline: `${firstName} ${lastName}` };
  const url = `https://news.example/${externalKey}`;
  await ctx.tx.resources.put({ ...blankResource(identity), ...written, url, publicationDate: createdAt, ...given });
};

/** What `generate: {externalSubscribers: …}` may say; the rest is made up. */
interface GivenSubscriber {
  readonly maximumLinkedUsers?: number;
  /** How many users are linked. */
  readonly linked?: number;
  /** The group of an automatic subscription for a year from now. */
  readonly automatic?: string;
  /** What its key begins with. */
  readonly prefix?: string;
}

/** A print subscriber with a number and a postal code to prove it, and its linked users. */
const externalSubscribers: Factory<Context> = async (given: GivenSubscriber, n, kit, ctx) => {
  const { tx } = ctx;
  const { now } = kit;
  const { id: propertyId } = await firstProperty(ctx);
  const { maximumLinkedUsers, linked = 0, automatic, prefix = "P" } = given;
  const subscriberKey = `${prefix}-${1001 + n}`;
  const id = subscriberId(propertyId, subscriberKey);
  const createdAt = plus(now, { days: -kit.faker.number.int({ min: 1, max: 300 }) });
  const endsAt = plus(now, { years: 1 });
  await tx.externalSubscribers.put({
    ...blankSubscriber({ id, propertyId, subscriberKey, createdAt }),
    ...(maximumLinkedUsers === undefined ? {} : { maximumLinkedUsers }),
    validationFields: [
      { name: "SubscriptionNumber", value: String(40_001 + n) },
      { name: "PostalCode", value: String(kit.faker.number.int({ min: 10_000, max: 99_999 })) },
    ],
    automaticSubscriptions: automatic === undefined ? [] : [{ groupKey: automatic, endsAt, asSent: endsAt }],
  });
  for (let at = 0; at < linked; at += 1) {
    const user = { propertyId, ...(await aReader({}, `${subscriberKey}.${at + 1}`, kit)) };
    await tx.endUsers.put(user);
    const link = { id: pairOf(id, user.id), propertyId, subscriberId: id, userId: user.id, linkedAt: createdAt };
    await tx.linkedUsers.put(link);
  }
};

export const factories = { endUsers, resources, externalSubscribers };

const addEndUser: Fill = async (_given, { faker, token }) => {
  const { firstName, lastName } = nameFrom(faker);
  const email = emailOf(firstName, lastName, await token(digits, 4));
  return { EmailAddress: email, FirstName: firstName, LastName: lastName };
};

export const fills = { addEndUser };
