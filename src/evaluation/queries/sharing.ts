import type { Conn } from '#platform/db.ts';
import type { Conflict, Juror, Round, Subject } from '../model/round.ts';
import type { Sharing } from '../rules/assignment.ts';
import { conflictsOf, pairKey } from './conflict.ts';
import { jurorsOf } from './jury.ts';
import { pairsOf } from './sheets.ts';
import { subjectsOf } from './subject.ts';

export type Arrangement = {
  readonly sharing: Omit<Sharing, 'seed'>;
  readonly subjects: readonly Subject[];
  readonly jurors: readonly Juror[];
  /** Between those seated and the subjects. */
  readonly conflicts: readonly Conflict[];
};

/** Who could read what in the round, and who does. */
export async function arrangementOf(conn: Conn, round: Round): Promise<Arrangement> {
  const [subjects, jurors] = [await subjectsOf(conn, round.id), await jurorsOf(conn, round.id)];
  const seated = jurors.filter((it) => it.state === 'accepted');
  const conflicts = await conflictsOf(conn, round, seated, subjects);
  const tied = new Set(conflicts.map((it) => pairKey(it.jurorId, it.row)));
  const sharing = {
    subjects: subjects.map((it) => it.row),
    jurors: seated.map((it) => it.id),
    isTied: ({ jurorId, row }: Parameters<Sharing['isTied']>[0]) => tied.has(pairKey(jurorId, row)),
    standing: await pairsOf(conn, round.id),
    perSubject: round.sheetsPerSubject,
  };
  return { sharing, subjects, jurors, conflicts };
}

/** Everything that giving out sheets depends on, as it stands now. */
export async function sharingOf(conn: Conn, round: Round): Promise<Omit<Sharing, 'seed'>> {
  return (await arrangementOf(conn, round)).sharing;
}
