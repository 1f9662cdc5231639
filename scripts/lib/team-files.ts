import type { EngineError } from "../../web/src/engine/outcome";
import { mayTellTeams } from "../../web/src/intake/may-tell-teams";
import { convertTeams } from "../../web/src/intake/team-files";

/** A file about teams that cannot be used. */
export class TeamFileError extends Error {
  constructor(readonly error: EngineError) {
    super(error.id);
  }
}

/** So much is looked at before a file is taken for data, which is most often right. */
const kHead = 65_536;

/**
 * The bytes of a file as the engine reads them: files about teams become JSON, all others are as they
 * are. May fail with a TeamFileError.
 * @param path with all the folders that are known
 */
export async function* withTeamsAsJson(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array, void> {
  const rest = pieces[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  const take = async (enough: number) => {
    for (let size = 0; size < enough; ) {
      const { done, value } = await rest.next();
      if (done) break;
      taken.push(value);
      size += value.length;
    }
    return Buffer.concat(taken).toString();
  };
  if (mayTellTeams(path, await take(kHead))) {
    const converted = await convertTeams(await take(Number.POSITIVE_INFINITY), path);
    if (converted && !converted.ok) throw new TeamFileError(converted.error);
    if (converted) taken.splice(0, taken.length, Buffer.from(converted.json));
  }
  yield* taken;
  yield* { [Symbol.asyncIterator]: () => rest };
}
