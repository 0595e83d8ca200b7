import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../model/content.ts';
import { isOfWrongYear } from '../rules/years.ts';
import { asPaper, papersOf } from './papers.ts';
import { recordsOf } from './records.ts';

/** What a record says, with the papers that prove it. */
export type Proven = {
  readonly innovationId: InnovationId;
  readonly content: LastingContent;
  readonly isVerified: boolean;
  readonly evidenceIds: readonly string[];
};

/** What stands of these innovations with a paper of the right year: claimed or verified, not sent back and not withdrawn; whoever asks. */
export async function provenOf(conn: Conn, ids: readonly InnovationId[]): Promise<readonly Proven[]> {
  const records = (await recordsOf(conn, ids)).filter((it) => it.state === 'claimed' || it.state === 'verified');
  const papers = await papersOf(
    conn,
    records.map((it) => it.id),
  );
  return records.flatMap(({ id, innovationId, content, state }) => {
    const living = (papers.get(id) ?? []).filter((it) => {
      const paper = asPaper(it);
      return !paper.isArchived && !isOfWrongYear(content, paper);
    });
    if (living.length === 0) return [];
    return [
      { innovationId, content, isVerified: state === 'verified', evidenceIds: living.map((it) => it.id as string) },
    ];
  });
}
