import { type PublicCode, shownPublicCode } from '../../src/platform/public-code.ts';
import { withoutChallenge } from '../support/passkeys.ts';
import type { Decided } from './edition-cast.ts';
import { NOBODY } from './edition-paths.ts';

/** What one gets for a path, its status first, and by how many statements. */
export type Seen = { readonly page: string; readonly queries: number };
type Looks = ReadonlyMap<string, Seen>;

/** Tells answers apart that were given before anything was decided and after; `all`: what was made for winners, and what stands for it. */
export function comparison(all: readonly Decided[]) {
  const [nothing, ...made] = all;
  /** The text without what differs from visit to visit, and as if nothing had been made. */
  function plain(text: string): string {
    const codes = all.flatMap(({ code }) => [code, shownPublicCode(code as PublicCode)]);
    const said = codes.reduce((it, code) => it.replaceAll(code, 'kode'), withoutChallenge(text));
    return said.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
  }
  const asBefore = (key: string): string =>
    made.reduce(
      (it, { batchId, certificateId, fileId, code }) =>
        [batchId, certificateId, fileId]
          .reduce((said, id) => said.replaceAll(id, NOBODY), it)
          .replaceAll(code, nothing?.code ?? ''),
      key,
    );
  return {
    plain,
    /** Where somebody gets another answer than before, in words or in the work that it took. */
    between: (before: Looks, after: Looks): readonly string[] =>
      [...after].flatMap(([key, is]) => {
        const was = before.get(asBefore(key));
        if (!was) return [];
        // Most answers are the same to the letter.
        if (is.page !== was.page && plain(is.page) !== plain(was.page)) return [`${key}: words`];
        return is.queries === was.queries ? [] : [`${key}: ${was.queries} → ${is.queries} statements`];
      }),
    /** What was looked at before and not after. */
    missing: (before: Looks, after: Looks): readonly string[] => {
      const seen = new Set([...after.keys()].map(asBefore));
      return [...before.keys()].filter((key) => !seen.has(key));
    },
  };
}
