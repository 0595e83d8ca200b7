import type { Conn } from '#platform/db.ts';
import type { SubjectDoor, SubjectTraits } from '../../door.ts';
import type { JurorId } from '../../model/ids.ts';
import type { Round } from '../../model/round.ts';
import { belongingsOf } from '../../queries/jury.ts';
import { arrangementOf } from '../../queries/sharing.ts';
import { sheetsOf } from '../../queries/sheets.ts';
import type { Brief, Settings, Trait } from '../model/sharing.ts';
import { expertiseIn, pairsSet, readBefore, unwishedIn } from './expertise.ts';

const noTraits: SubjectTraits = { keys: [], text: '' };

/** What subjects of a kind are about, as far as their door tells it. */
export async function traitsOf(
  conn: Conn,
  doors: readonly SubjectDoor[],
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectTraits>> {
  const door = doors.find((it) => it.kind === kind);
  return door?.traitsOf && ids.length > 0 ? door.traitsOf(conn, [...new Set(ids)]) : new Map();
}

/** All that the subjects of a round are about, by its label. */
export async function traitsIn(
  conn: Conn,
  doors: readonly SubjectDoor[],
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly Trait[]> {
  const traits = await traitsOf(conn, doors, kind, ids);
  const labels = new Map([...traits.values()].flatMap(({ keys }) => keys.map((it) => [it.key, it.label] as const)));
  return [...labels].map(([key, label]) => ({ key, label })).sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Everything that a plan of the round is made of, as it stands now; sheets that are begun stay. */
export async function briefOf(
  conn: Conn,
  doors: readonly SubjectDoor[],
  { round, settings, seed }: { readonly round: Round; readonly settings: Settings; readonly seed: number },
): Promise<Brief> {
  const { subjects, jurors, conflicts } = await arrangementOf(conn, round);
  const seated = jurors.filter((it) => it.state === 'accepted');
  const sheets = await sheetsOf(conn, round.id);
  const set = await pairsSet(conn, round.id);
  const [begun, unbegun] = [
    sheets.filter((it) => it.state !== 'not_started'),
    sheets.filter((it) => it.state === 'not_started'),
  ];
  const tied = new Set(conflicts.map((it) => `${it.jurorId} ${it.row}`));
  // A tie that was told after the pin is stronger.
  const pins = set.filter((it) => it.kind === 'pinned' && !tied.has(`${it.jurorId} ${it.row}`));
  const traits = await traitsOf(
    conn,
    doors,
    round.subjectKind,
    subjects.map((it) => it.subjectId),
  );
  return {
    settings,
    seed,
    subjects: subjects.map(({ row, subjectId, title }) => {
      const { keys, text } = traits.get(subjectId) ?? noTraits;
      return { row, keys: keys.map((it) => it.key), text: `${title}\n${text}` };
    }),
    jurors: await knowing(conn, doors, round, seated),
    barred: [...conflicts, ...set.filter((it) => it.kind === 'forbidden')].map(({ jurorId, row }) => ({
      jurorId,
      row,
    })),
    pinned: [...begun, ...pins].map(({ jurorId, row }) => ({ jurorId, row })),
    kept: unbegun.map(({ jurorId, row }) => ({ jurorId, row })),
    unwished: await unwishedIn(conn, round.id),
  };
}

type Seated = { readonly id: JurorId; readonly personId: Parameters<typeof belongingsOf>[1][number] | null };

async function knowing(conn: Conn, doors: readonly SubjectDoor[], round: Round, seated: readonly Seated[]) {
  const declared = await expertiseIn(conn, round.id);
  const places = await belongingsOf(
    conn,
    seated.flatMap((it) => it.personId ?? []),
  );
  const before = await readBefore(conn, round.id);
  const told = new Map<string, SubjectTraits>();
  for (const [kind, lines] of Map.groupBy(before, (it) => it.kind)) {
    const traits = await traitsOf(
      conn,
      doors,
      kind,
      lines.map((it) => it.subjectId),
    );
    for (const [id, it] of traits) told.set(`${kind} ${id}`, it);
  }
  const own = Map.groupBy(before, (it) => it.jurorId);
  return seated.map(({ id, personId }) => {
    const read = (own.get(id) ?? []).flatMap((it) => told.get(`${it.kind} ${it.subjectId}`) ?? []);
    // Being called into a jury by the organiser is no belonging there.
    const home = (personId ? places.get(personId) : undefined)?.find((it) => it.institutionId !== round.organiserId);
    return {
      id,
      institution: home?.institutionId ?? null,
      keys: declared.get(id) ?? [],
      learnt: [...new Set(read.flatMap((it) => it.keys.map((trait) => trait.key)))],
      texts: read.map((it) => it.text),
    };
  });
}
