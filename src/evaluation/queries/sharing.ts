import type { Conn } from '#platform/db.ts';
import type { Round } from '../model/round.ts';
import type { Sharing } from '../rules/assignment.ts';
import { conflictsOf, pairKey } from './conflict.ts';
import { jurorsOf } from './jury.ts';
import { sheetsOf } from './sheets.ts';
import { subjectsOf } from './subject.ts';

/** Everything that giving out sheets depends on, as it stands now. */
export async function sharingOf(conn: Conn, round: Round): Promise<Omit<Sharing, 'seed'>> {
  const [subjects, jurors] = [await subjectsOf(conn, round.id), await jurorsOf(conn, round.id)];
  const seated = jurors.filter((it) => it.state === 'accepted');
  const tied = new Set((await conflictsOf(conn, round, seated, subjects)).map((it) => pairKey(it.jurorId, it.row)));
  return {
    subjects: subjects.map((it) => it.row),
    jurors: seated.map((it) => it.id),
    isTied: ({ jurorId, row }) => tied.has(pairKey(jurorId, row)),
    standing: await sheetsOf(conn, round.id),
    perSubject: round.sheetsPerSubject,
  };
}
