import { PDFDocument } from '@cantoo/pdf-lib';
import { editionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { attachEvidence } from '../../src/competition/entry/actions/evidence.ts';
import { submitEntry } from '../../src/competition/entry/actions/submit.ts';
import { saveSection } from '../../src/competition/entry/actions/write.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { sayVerdict } from '../../src/competition/stage/actions/check.ts';
import type { EvidenceId } from '../../src/files/index.ts';
import type { InstitutionId } from '../../src/identity/index.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { courseDocument, FAR_AWAY, LONG_AGO, passing, refusing } from '../support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../support/entries.ts';
import { plantEvidence } from '../support/evidence.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import type { Running, Sides } from './edition-cast.ts';
import { hear, score } from './edition-deeds.ts';
import { wholeContent } from './planted.ts';

/** Blind, under embargo, generous to entrants once the hour has come: whatever is told too early would be told in full. */
function documentOf({ name }: Sides) {
  const course = courseDocument();
  const window = { opens: LONG_AGO, closes: FAR_AWAY };
  const [stages, plenary] = [course.stages.slice(0, 3), course.stages.slice(3)];
  const criteria = course.rubrics[0]?.criteria.map((it) => ({ ...it, step: 0.01 })) ?? [];
  return editionDocument.parse({
    ...course,
    title: `Kompetisi ${name}`,
    rubrics: [{ code: 'rubrik', stage: 'desk_scoring', criteria }],
    stages: [
      ...stages,
      { kind: 'interview', ...window, settings: { minutes: 20, presentationMinutes: 7 } },
      { kind: 'field_verification', ...window },
      ...plenary,
    ],
    privacy: {
      blind: { institution: true, names: true, leaders: true },
      scores: 'marks',
      comments: true,
      embargo: true,
    },
  });
}

/** A paper that tells who wrote it by its name and by what programs write into it. */
async function paperOf({ name }: Sides) {
  const document = await PDFDocument.create();
  document.addPage([300, 200]).drawText('Menimbang dan memutuskan.', { x: 20, y: 100, size: 14 });
  document.setAuthor(`rahasiapenulis${name}`);
  document.setTitle(`SK rahasiajudulberkas${name}`);
  return { bytes: new Uint8Array(await document.save()), name: `rahasianamaberkas${name}.pdf` };
}

/** A text that says of whom it is: by office and region, by who writes it, had the idea and leads. */
function tellingText({ people }: Stage, { name, writer }: Sides): string {
  const place = name === 'satu' ? 'Dinas Pendidikan Toba, Kabupaten Toba' : 'Dinas Kesehatan Deli Serdang';
  const leader = name === 'satu' ? people.leader.person.name : `rahasiapenggagas${name}`;
  return `Isi rahasiaisi${name} dari ${place}: gagasan rahasiapenggagas${name}, ditulis ${writer.person.name}, arahan ${leader}.`;
}

type Entering = { readonly stage: Stage; readonly sides: Sides; readonly editionId: EditionId };
type Entered = { readonly id: EntryId; readonly record: InnovationId; readonly receipt: string };

/** Begun from a record, written, handed over and submitted; `proof` is an evidence of the unit. */
async function enter(entering: Entering, title: string, told?: { text: string; proof: EvidenceId }): Promise<Entered> {
  const { stage, sides, editionId } = entering;
  const { db } = stage.database;
  const { writer, admin } = sides;
  const content = { ...wholeContent, title, initiatorName: `rahasiapenggagas${sides.name}` };
  const record = (await stage.record({ content, ...sides.place, keepers: [writer.person.id] })) as InnovationId;
  const id = await plantEntry(db, writer, { editionId, innovationId: record });
  if (told)
    await db.transact(async (tx) => {
      const written = { id, section: 'ringkasan', text: told.text, revision: 1 };
      must(await saveSection(tx, writer, written, testNow));
      const attached = { id, section: 'latar', asked: 'sk', evidenceId: told.proof };
      must(await attachEvidence(tx, writer, attached, testNow));
    });
  await handedOver(db, writer, id);
  const submitted = must(await db.transact((tx) => submitEntry(tx, admin, { id })));
  return { id, record, receipt: submitted.code };
}

async function enterAll(entering: Entering): Promise<Pick<Running, 'entries' | 'records' | 'receipts' | 'evidence'>> {
  const { stage, sides } = entering;
  const { name, writer, place } = sides;
  const by = { who: writer, ...place };
  const evidence = await plantEvidence(stage, { title: `SK rahasiasurat${name}`, content: await paperOf(sides), by });
  const winner = await enter(entering, `Antrean ramah ${name}`, { text: tellingText(stage, sides), proof: evidence });
  const loser = await enter(entering, `Sumur bersih ${name}`);
  const refused = await enter(entering, `Perahu sehat ${name}`);
  const all = [winner, loser, refused];
  const [records, receipts] = [all.map((it) => it.record), all.map((it) => it.receipt)];
  return { entries: [winner.id, loser.id, refused.id], records, receipts, evidence };
}

async function check({ stage, sides }: Entering, [winner, loser, refused]: Running['entries']): Promise<void> {
  const { db } = stage.database;
  const said = [
    { ...passing, id: winner },
    { ...passing, id: loser },
    { ...refusing, id: refused, note: `rahasiatolakan${sides.name}` },
  ];
  for (const verdict of said)
    must(await db.transact((tx) => sayVerdict(tx, sides.organiser, { ...verdict, revision: 0 }, testNow)));
}

/** Entered, checked and scored, with a timetable that was told and a visit that was made; nothing is decided yet. */
export async function runEdition(stage: Stage, sides: Sides): Promise<Running> {
  const { db } = stage.database;
  const organiserId = sides.organiser.acting?.institutionId as InstitutionId;
  const editionId = await plantEdition(db, organiserId, documentOf(sides));
  const entering = { stage, sides, editionId };
  const entered = await enterAll(entering);
  await check(entering, entered.entries);
  const scored = await score(db, { sides, editionId });
  const seen = await hear(db, { sides, editionId, entry: entered.entries[0] });
  return { sides, editionId, ...entered, ...scored, ...seen };
}
