import { type EditionDocument, editionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { confirmObjection } from '../../src/competition/objection/actions/confirm.ts';
import { type Raising, raiseObjection } from '../../src/competition/objection/actions/raise.ts';
import type { ObjectionId } from '../../src/competition/objection/model/objection.ts';
import { writePassages } from '../../src/competition/stage/actions/trace.ts';
import { type InstitutionId, nobody, type UnitId, type Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { parsePublicCode } from '../../src/platform/public-code.ts';
import { FAR_AWAY, LONG_AGO } from './course.ts';
import { plantEdition, smallEdition } from './entries.ts';
import { keyFor } from './objection-key.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { HERE } from './server.ts';
import { plantSubmitted } from './submitted.ts';

type Given = {
  readonly opens?: string;
  readonly closes?: string;
  readonly announced?: string;
  readonly twoEyes?: boolean;
  readonly counts?: 'edition' | 'finalists';
};

/** An edition whose finalists are announced and can be objected to at any time of a test, unless said. */
export function objectionDocument(given: Given = {}): EditionDocument {
  const { opens = LONG_AGO, closes = FAR_AWAY, announced = LONG_AGO, twoEyes = false, counts = 'edition' } = given;
  const window = { opens: LONG_AGO, closes: FAR_AWAY };
  const small = smallEdition({ closes: new Date(FAR_AWAY) });
  return editionDocument.parse({
    ...small,
    awards: [{ code: 'top-1', name: 'Top 1', name_en: 'Top 1', slots: 1 }],
    stages: [
      ...small.stages,
      { kind: 'admin_check', ...window, settings: { twoEyes } },
      { kind: 'finalists_plenary', ...window },
      { kind: 'finalists_announcement', opens: announced },
      { kind: 'objection', opens, closes, settings: { counts } },
      { kind: 'tpi_plenary', ...window },
      { kind: 'final_list', opens: FAR_AWAY },
    ],
  });
}

type Contested = {
  readonly organiserId: InstitutionId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly document?: EditionDocument;
};

export type Field = { readonly editionId: EditionId; readonly finalist: EntryId; readonly other: EntryId };

/** An edition with a finalist of the unit, and an entry of the same unit that was not chosen. */
export async function plantField(db: Database, { document = objectionDocument(), ...of }: Contested): Promise<Field> {
  const editionId = await plantEdition(db, of.organiserId, document);
  const [finalist, other] = [
    await plantSubmitted(db, { ...of, editionId, title: 'Sepeda Bagus' }),
    await plantSubmitted(db, { ...of, editionId, title: 'Kelas Malam' }),
  ] as [EntryId, EntryId];
  const checked = { stage: 'admin_check', outcome: 'passed' } as const;
  const decided = [
    { entryId: finalist, ...checked },
    { entryId: other, ...checked },
    { entryId: finalist, stage: 'finalists_plenary', outcome: 'finalist' } as const,
    { entryId: other, stage: 'finalists_plenary', outcome: 'not_finalist' } as const,
  ];
  await db.transact((tx) => writePassages(tx, nobody, { edition: { id: editionId }, decided }, testNow));
  return { editionId, finalist, other };
}

export const longText = 'Data penerima manfaat pada usulan ini tidak sesuai dengan laporan dinas tahun lalu.';

export const textOf = (given: Partial<Raising['text']> = {}): Raising['text'] => ({
  name: 'Rahmat Siregar',
  email: 'rahmat@contoh.example',
  nameTold: false,
  ground: 'untrue',
  body: longText,
  links: [],
  ...given,
});

let visitors = 0;
/** Somebody without an account, from a network of their own. */
export function stranger(): Viewer {
  visitors += 1;
  return { ...nobody, ip: `198.51.${visitors >> 8}.${visitors & 255}` };
}

export const raisingOf = ({ editionId, finalist }: Field, given: Partial<Raising> = {}): Raising => ({
  id: newId<'ObjectionId'>(),
  editionId,
  entryId: finalist,
  text: textOf(),
  files: [],
  locale: 'id',
  baseUrl: HERE,
  ...given,
});

/** An objection whose address is confirmed. */
export async function plantObjection(db: Database, field: Field, given: Partial<Raising> = {}) {
  const raising = raisingOf(field, given);
  // One address each, so that no limit is met by chance.
  const email = given.text?.email ?? `penyanggah.${raising.id.slice(-8)}@contoh.example`;
  const text = { ...raising.text, email };
  must(await db.transact((tx) => raiseObjection(tx, stranger(), { ...raising, text })));
  const key = await keyFor(db, email);
  const code = must(await db.transact((tx) => confirmObjection(tx, stranger(), { key, baseUrl: HERE })));
  if (!parsePublicCode(code)) throw new Error('the number is none');
  return { id: raising.id as ObjectionId, code, key, email };
}

/** A competition of the province with a finalist of Deli Serdang, and everybody around it. */
export async function objectionDesk(db: Database, document?: EditionDocument) {
  await withRegions(db);
  const [province, deli, toba] = [
    await governmentOf(db, '12'),
    await governmentOf(db, '12.07'),
    await governmentOf(db, '12.12'),
  ];
  const unitId = await unitIn(db, deli, 'Dinas Pendidikan');
  const person = (name: string, posts: Parameters<typeof personWith>[2]) => personWith(db, name, posts);
  const people = {
    secretary: await person('Sekretaris Lomba', [{ role: 'secretariat', institutionId: province }]),
    second: await person('Sekretaris Dua', [{ role: 'secretariat', institutionId: province }]),
    juror: await person('Juri Satu', [{ role: 'panelist', institutionId: province }]),
    writer: await person('Penulis Usulan', [{ role: 'innovator', institutionId: deli, unitId }]),
    admin: await person('Admin Deli Serdang', [{ role: 'local_admin', institutionId: deli }]),
    elsewhere: await person('Admin Toba', [{ role: 'local_admin', institutionId: toba }]),
  };
  const of = { organiserId: province, institutionId: deli, unitId };
  const plant = (given?: EditionDocument) => plantField(db, given ? { ...of, document: given } : of);
  return { db, people, places: { province, deli, toba, unitId }, field: await plant(document), plant };
}
export type ObjectionDesk = Awaited<ReturnType<typeof objectionDesk>>;
