import type { Running, Sides, Visitor } from './edition-cast.ts';
import { marksOf } from './edition-deeds.ts';

/** Words that stand in one place only; who may read them, and by which rule. All others may not. */
export type Secret = {
  readonly name: string;
  readonly words: readonly string[];
  readonly readers: readonly Visitor[];
};

type Circles = {
  /** Organisers who run rounds, and all who organise. */
  readonly runners: readonly Visitor[];
  readonly organisers: readonly Visitor[];
  readonly writer: Visitor;
  readonly admin: Visitor;
  readonly juror: Visitor;
  readonly panel: readonly Visitor[];
  /** Who reads what stands in the locker of the unit (files). */
  readonly locker: readonly Visitor[];
};

const circles: Readonly<Record<Sides['name'], Circles>> = {
  satu: {
    runners: ['hub_admin', 'secretariat'],
    organisers: ['hub_admin', 'secretariat'],
    writer: 'innovator',
    admin: 'local_admin',
    juror: 'juror',
    panel: ['panelist'],
    locker: ['innovator', 'local_admin', 'leader', 'planner', 'hub_admin', 'system_admin'],
  },
  dua: {
    runners: ['clerk', 'other_admin'],
    organisers: ['clerk', 'other_admin'],
    writer: 'elsewhere',
    admin: 'other_admin',
    juror: 'far_juror',
    panel: [],
    locker: ['elsewhere', 'other_admin', 'hub_admin', 'system_admin'],
  },
};
/** Who reads the log: what was said with a deed stands there, marks and comments never (evaluation). */
const log: readonly Visitor[] = ['hub_admin', 'system_admin'];

const numbers = (mark: number): readonly string[] => [String(mark), String(mark).replace('.', ',')];

/** The table of who reads what, out of the READMEs of the rooms. */
export function secretsOf({ sides }: Running): readonly Secret[] {
  const { name, hidden, tied } = sides;
  const { runners, organisers, writer, admin, juror, panel, locker } = circles[name];
  const own = [writer, admin];
  const said = (what: string, readers: readonly Visitor[], words: readonly string[] = [`rahasia${what}${name}`]) => ({
    name: `${what} of ${name}`,
    words,
    readers,
  });
  const [theirs, others, mean] = marksOf[name];
  return [
    // evaluation: names of jurors are for who runs the round; interview, visit: and for who sits beside; log: for who reads it.
    said('juri', [...organisers, ...panel, ...log]),
    // identity: the admin lokal knows the people of the institution.
    said('address of the juror', name === 'dua' ? [admin, ...log] : log, [hidden.person.email]),
    ...(tied ? [said('hubungan', [...runners, ...log])] : []),
    // evaluation: marks and comments are for who runs the round and who wrote them; the plenary sees means.
    said('mark of the juror', runners, numbers(theirs)),
    said('mark of the other', [...runners, juror], numbers(others)),
    said('mean', organisers, numbers(mean)),
    said('komentar', runners),
    said('pesanjuri', [...runners, juror]),
    // entry: its people from the beginning, the organiser once it is submitted; evaluation: jurors with a sheet; visit: the team.
    said('isi', [...own, ...organisers, juror, ...panel]),
    said('surat', [...own, ...organisers, ...locker, ...panel, ...log]),
    said('namaberkas', [...own, ...organisers, ...locker, ...log]),
    said('penulis', [...organisers, ...locker]),
    // stage: its own people learn of the check at once.
    said('tolakan', [...own, ...organisers]),
    // visit: the team and the organiser.
    said('ditemui', [...organisers, ...panel]),
    said('kunjungan', [...organisers, ...panel]),
    // stage, certificate: before the hour for nobody but the organiser.
    said('risalah', organisers),
    said('ketua', organisers),
    said('alasan', organisers),
    said('juara', organisers),
    said('predikat', organisers),
  ];
}
