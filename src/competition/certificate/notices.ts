import { membersOfUnit, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { type ToTell, tellLater } from './actions/tell.ts';
import { paths } from './paths.ts';
import { type ToldCertificate, toldCertificates } from './queries/told.ts';
import { isOut } from './rules/reading.ts';

export const certificateNotices = ['competition.notice.certificate_ready'] as const;

/** Tells those who have an account that their certificates can be taken; one that came too early waits for its moment. */
export async function tellReady(told: ToTell, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const found = await toldCertificates(tx, told);
    if (!found) return;
    if (!isOut(found.visibleFrom, now)) return tellLater(tx, told, found.visibleFrom, now);
    for (const [person, { edition, n }] of await countsOf(tx, found.items)) {
      const occasion = `certificate_ready:${told.certificateId ?? told.batchId}`;
      const kind = certificateNotices[0];
      await notify(tx, { to: [person], kind, values: { edition, n }, href: paths.own.to(), occasion }, baseUrl, now);
    }
  });
}

type Told = { readonly edition: string; readonly n: number };

async function countsOf(tx: Tx, items: readonly ToldCertificate[]): Promise<ReadonlyMap<PersonId, Told>> {
  const counts = new Map<PersonId, Told>();
  const add = (person: PersonId, edition: string) =>
    counts.set(person, { edition, n: (counts.get(person)?.n ?? 0) + 1 });
  for (const { personId, unitId, edition } of items) {
    const members = unitId ? (await membersOfUnit(tx, unitId)).map(({ id }) => id) : [];
    for (const person of new Set([...members, ...(personId ? [personId] : [])])) add(person, edition);
  }
  return counts;
}
