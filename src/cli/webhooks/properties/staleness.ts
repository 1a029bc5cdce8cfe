import { firstOf, type Judged, type Trial } from "../trial.ts";

const remedy = "compare the time that is signed with your own clock, and refuse with 401 what is too old";

/** What was signed an hour ago is somebody's recording. `told`: by what a receiver tells. */
export async function refusesWhatIsStale(trial: Trial, told: string): Promise<Judged> {
  const fired = await trial.source.fire({ step: { send: "stale" } });
  const [delivery] = trial.taken(fired);
  if (!delivery) throw new Error("nothing stale was sent");
  const failure = await trial.refuses(delivery.topic, firstOf(delivery), {
    how: "rightly signed an hour ago",
    remedy: `${remedy} (${told})`,
  });
  return trial.judged([failure], "one signed an hour ago");
}
