import { addEvidence, type EvidenceId, keepFile, lookAt, useEvidence } from '#files/index.ts';
import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { compilePdf, PdfAbsent, templateText } from '#platform/pdf/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { setKit } from '../kit/actions/set.ts';
import { lookAt as lookAtProblem } from '../matching/actions/look.ts';
import { setRegionFacts } from '../matching/actions/settings.ts';
import { problemsToLookAt } from '../matching/queries/to-look-at.ts';
import { factsMark } from '../matching/rules/mark.ts';
import { answerNeeds } from '../needs/actions/answer.ts';
import { setNeeds } from '../needs/actions/set.ts';
import { needsOf } from '../needs/queries/needs.ts';
import type { Origin } from '../origin/model.ts';
import { demoOrigin } from '../origin/queries.ts';
import { answerQuestion } from '../question/actions/answer.ts';
import { askQuestion } from '../question/actions/ask.ts';
import { islands, spreadExample } from './demo.ts';

type Cast = { readonly hub: Viewer; readonly keeper: Viewer; readonly other: Viewer };

async function castOf(conn: Conn): Promise<Cast | null> {
  const people = await demoPeople(conn);
  const viewer = async (key: string, role: Role) => {
    const id = people.get(key);
    return id ? viewerOfPerson(conn, id, role) : null;
  };
  const hub = await viewer('admin.hub', 'hub_admin');
  const keeper = await viewer('inovator.pendidikan', 'innovator');
  const other = await viewer('inovator.puskesmas', 'innovator');
  return hub && keeper && other ? { hub, keeper, other } : null;
}

/** Shows in the demonstration what goes along with the model case, and what fits each problem. Done once. */
export async function seedSpread(context: SeedContext): Promise<void> {
  const { db, now, progress } = context;
  const cast = await castOf(db.conn);
  if (!cast) return;
  progress(t('origin.seed'));
  await seedIslands(context, cast.hub);
  const origin = await demoOrigin(db.conn);
  if (origin && (await needsOf(db.conn, origin.id)).revision === 0) await seedAlong(context, cast, origin);
  for (const id of await problemsToLookAt(db.conn, now, 100)) await db.transact((tx) => lookAtProblem(tx, id, now));
}

async function seedIslands({ db, now }: SeedContext, hub: Viewer): Promise<void> {
  const { year, told, items } = islands;
  await db.transact(async (tx) => {
    for (const [code, value] of Object.entries(items)) {
      const facts = { islands: { value, year, source: told } };
      // Whoever entered something since keeps it.
      await setRegionFacts(tx, hub, { code, facts, mark: factsMark({}) }, now);
    }
  });
}

async function seedAlong(context: SeedContext, { keeper, other }: Cast, { id }: Origin): Promise<void> {
  const { db, now } = context;
  const papers = await keptPapers(context);
  await db.transact(async (tx) => {
    const needs = spreadExample.needs.map((need) => ({ ...need, id: null }));
    must(await setNeeds(tx, keeper, { innovationId: id, needs, revision: 0 }, now));
    const stored = (await needsOf(tx, id)).needs;
    const answers = spreadExample.readiness.flatMap((answer, at) => {
      const need = stored[at];
      return need ? [{ needId: need.id, answer, note: '' }] : [];
    });
    must(await answerNeeds(tx, other, { innovationId: id, answers, revision: 0 }, now));
    for (const { question, answer } of spreadExample.questions) {
      const asked = { id: newId<'QuestionId'>(now.getTime()), innovationId: id, question };
      const questionId = must(await askQuestion(tx, other, asked, now));
      if (answer !== null) must(await answerQuestion(tx, keeper, { id: questionId, revision: 1, answer }, now));
    }
  });
  await seedKit(context, keeper, { id, papers });
}

type Paper = (typeof spreadExample.kit)[number];
type KeptPaper = { readonly paper: Paper; readonly file: Awaited<ReturnType<typeof keepFile>> };

/** The example papers as kept files; a machine that sets no PDF has none. */
async function keptPapers({ db, config, now }: SeedContext): Promise<readonly KeptPaper[]> {
  const kept: KeptPaper[] = [];
  for (const paper of spreadExample.kit) {
    const bytes = await paperBytes(paper);
    const looked = bytes && (await lookAt(config, { bytes, name: `${paper.title.replace('Contoh: ', '')}.pdf` }));
    if (looked?.ok) kept.push({ paper, file: await keepFile({ db, config, now }, looked.value) });
  }
  return kept;
}

async function paperBytes({ title, number, lines }: Paper): Promise<Uint8Array | null> {
  try {
    const template = templateText(import.meta.dirname, 'paper.typ');
    return await compilePdf({ template, data: { title, number, lines, mark: t('origin.example') } });
  } catch (error) {
    if (error instanceof PdfAbsent) return null;
    throw error;
  }
}

type Filling = { readonly id: InnovationId; readonly papers: readonly KeptPaper[] };

async function seedKit({ db, now }: SeedContext, keeper: Viewer, { id, papers }: Filling): Promise<void> {
  const { acting } = keeper;
  if (!acting || papers.length === 0) return;
  await db.transact(async (tx) => {
    const items = [];
    for (const { paper, file } of papers) {
      const evidenceId: EvidenceId = newId<'EvidenceId'>(now.getTime());
      const said = {
        ...{ title: paper.title, number: paper.number, documentDate: dayOf(now), issuer: '', page: '' },
        ...{ validityYear: null, note: t('origin.example'), isPublic: false },
      };
      const place = { institutionId: acting.institutionId, unitId: acting.unitId };
      must(await addEvidence(tx, keeper, { id: evidenceId, ...place, paper: said, kind: 'file', file }, now));
      const subject = { kind: 'innovation', id };
      must(await useEvidence(tx, keeper, { evidenceId, subject, place: 'section:implementation' }, now));
      items.push({ evidenceId, kind: paper.kind });
    }
    const kit = { access: 'signed_in' as const, note: spreadExample.kitNote, items, revision: 0 };
    must(await setKit(tx, keeper, { innovationId: id, ...kit }, now));
  });
}
