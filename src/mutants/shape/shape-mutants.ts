import type { RawReply } from "../../core/http.ts";
import type { Outcome, Service } from "../../core/service.ts";
import { footprint } from "../footprint.ts";
import { type Defect, type Mutant, mutantsFrom } from "../mutant.ts";
import { withReply } from "../seams/reply.ts";
import type { Surface } from "../surface.ts";
import { changedAt, type Member, ofAnotherType, valuesAt } from "./members.ts";
import { type AnswerCode, type AnswerPlace, answerPlaces, unrouted } from "./places.ts";

/** Answers whose members, statuses, codes, headers or media types are not those of the contract. */
export function shapeMutants(service: Service, surface: Surface): readonly Mutant[] {
  const mutant = mutantsFrom(service, "shape");
  const places = answerPlaces(service, surface);
  return places.flatMap((place) => {
    const others = places.filter(({ of, status }) => of === place.of && status !== place.status);
    const defects = { ...memberDefects(place), ...statusDefect(place, others), ...codeDefects(place, others) };
    return Object.entries({ ...defects, ...headerDefects(place), ...bodyDefects(place) }).map(([label, defect]) =>
      mutant(`${place.of}-${place.status}/${label}`, {
        ...defect,
        operations: place.of === unrouted ? [] : [place.of],
        answer: `${place.of} ${place.status}`,
      }),
    );
  });
}

type Defects = Readonly<Record<string, Defect>>;

const isAnswerOf =
  ({ of, status }: AnswerPlace) =>
  (bare: RawReply, { operation = unrouted }: Outcome<unknown>): boolean =>
    operation === of && bare.status === status;

/** A service that changes the bare answers of one place. */
export const changing = (place: AnswerPlace, change: (bare: RawReply) => RawReply) => (service: Service) =>
  withReply(service, { before: (bare, outcome) => (isAnswerOf(place)(bare, outcome) ? change(bare) : bare) });

/** A service that changes the answers of one place as they go out. */
const changingLast = (place: AnswerPlace, change: (reply: RawReply) => RawReply) => (service: Service) =>
  withReply(service, {
    after: (reply, bare, outcome) => (isAnswerOf(place)(bare, outcome) ? change(reply) : reply),
  });

function memberDefects(place: AnswerPlace): Defects {
  const defects = place.members.flatMap((member) => {
    const { path, types } = member;
    const name = path.join(".");
    const defect = (change: (value: unknown) => unknown): Defect => ({
      meets: [footprint.member(place.of, place.status, name)],
      change: changing(place, (bare) => ({ ...bare, body: changedAt(bare.body, path, change) })),
    });
    const isItem = path.at(-1) === "[]";
    return [
      ...(isItem ? [] : [[`${name}/missing`, defect(() => undefined)] as const]),
      ...(hasOtherType(member) ? [[`${name}/type`, defect((value) => ofAnotherType(value, types))] as const] : []),
      ...(types.has("null") || types.size === 0 ? [] : [[`${name}/null`, defect(() => null)] as const]),
    ];
  });
  return Object.fromEntries(defects);
}

const hasOtherType = ({ types }: Member): boolean => types.size > 0 && ofAnotherType("", types) !== undefined;

/** The body stays, the status is that of another answer of the operation. */
function statusDefect(place: AnswerPlace, others: readonly AnswerPlace[]): Defects {
  const next = others.find(({ status }) => status > place.status) ?? others[0];
  if (!next) return {};
  return {
    [`status/${next.status}`]: {
      meets: [footprint.answered(place.of, place.status)],
      change: changing(place, (bare) => ({ ...bare, status: next.status })),
    },
  };
}

/** Another refusal of the operation stands in: as the contract shows it where it has the same status, else by its code alone. */
function codeDefects(place: AnswerPlace, others: readonly AnswerPlace[]): Defects {
  const every = [...place.codes, ...others.flatMap(({ codes }) => codes)];
  const defects = place.codes.flatMap((mine) => {
    const other = every.find(({ code }) => code !== mine.code);
    if (!other) return [];
    const defect: Defect = {
      meets: [footprint.told(place.of, place.status, mine.code)],
      change: changing(place, (bare) => (tells(bare, mine) ? toldAs(bare, other, place.codes.includes(other)) : bare)),
    };
    return [[`code/${mine.code}-as-${other.code}`, defect] as const];
  });
  return Object.fromEntries(defects);
}

const tells = ({ body }: RawReply, { code, member }: AnswerCode): boolean =>
  valuesAt(body, member.path).some((value) => String(value) === code);

const toldAs = (bare: RawReply, { code, member, example }: AnswerCode, sameStatus: boolean): RawReply => ({
  ...bare,
  body: sameStatus && example !== undefined ? example : changedAt(bare.body, member.path, () => code),
});

const headerDefects = (place: AnswerPlace): Defects =>
  Object.fromEntries(
    place.headers.map((name) => [
      `header/${name.toLowerCase()}/missing`,
      {
        meets: [footprint.header(place.of, place.status, name)],
        change: changingLast(place, (reply) => ({ ...reply, headers: withoutHeader(reply.headers, name) })),
      },
    ]),
  );

const withoutHeader = (headers: RawReply["headers"], name: string): RawReply["headers"] =>
  Object.fromEntries(Object.entries(headers).filter(([one]) => one.toLowerCase() !== name.toLowerCase()));

function bodyDefects(place: AnswerPlace): Defects {
  const meets = [footprint.answered(place.of, place.status)];
  const withBody = changing(place, (bare) => ({ ...bare, body: {}, type: "application/json" }));
  if (!place.hasBody) return { "body/unexpected": { meets, change: withBody } };
  return {
    "media-type/other": { meets, change: changingLast(place, (reply) => ({ ...reply, type: "text/plain" })) },
  };
}
