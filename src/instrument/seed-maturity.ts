import { addEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Database, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { claimAnswer } from './answer/actions/answer.ts';
import { beginSheet } from './answer/actions/begin.ts';
import { attachEvidence } from './answer/actions/evidence.ts';
import { finishSheet, handInSheet } from './answer/actions/move.ts';
import { verifyAll } from './answer/actions/verify.ts';
import type { SheetId } from './answer/model/sheet.ts';
import type { InstrumentEditionId } from './catalogue/model/edition.ts';
import { editionById } from './catalogue/queries/editions.ts';
import type { Subject, SubjectSource } from './door.ts';

export type MaturitySeed = {
  readonly hub: Viewer;
  /** Of the ministry, who verifies hubs; null: nobody does. */
  readonly ministry: Viewer | null;
  readonly sources: readonly SubjectSource[];
  /** The oldest first; each is answered at its moment. */
  readonly years: readonly { readonly editionId: InstrumentEditionId; readonly at: Date; readonly level: number }[];
};

/** A sheet of the hub for each year: the last is still being filled, those before are handed in and verified by the ministry. */
export async function seedMaturity(db: Database, { hub, ministry, sources, years }: MaturitySeed): Promise<void> {
  const source = sources.find((it) => it.kind === 'hub');
  const [subject] = (await source?.answerableBy(db.conn, hub, { text: '', limit: 1 })) ?? [];
  if (!subject) return;
  for (const [index, year] of years.entries()) {
    const isLast = index === years.length - 1;
    await db.transact(async (tx) => {
      const id = await answer(tx, { hub, subject, ...year });
      if (isLast) return;
      must(await handInSheet(tx, hub, { id }, year.at));
      if (!ministry) return;
      must(await verifyAll(tx, ministry, { id }, year.at));
      must(await finishSheet(tx, ministry, { id }, year.at));
    });
  }
}

type Answering = MaturitySeed['years'][number] & Pick<MaturitySeed, 'hub'> & { readonly subject: Subject };

/** Claims this level of each item, or its highest, proven by one paper of that year; invented, as everything of the demonstration. */
async function answer(tx: Tx, { hub, subject, editionId, at, level }: Answering): Promise<SheetId> {
  const id = newId<'InstrumentSheetId'>(at.getTime());
  must(await beginSheet(tx, hub, { id, editionId, subject, copy: false }, at));
  const evidenceId = newId<'EvidenceId'>(at.getTime());
  const paper = {
    ...{ title: t('instrument.seedPaper'), number: '', documentDate: dayOf(at), issuer: '', page: '' },
    ...{ validityYear: null, note: t('instrument.seedNote'), isPublic: false },
  };
  const link = { kind: 'link', url: 'https://contoh.example/kematangan-hub' } as const;
  const owner = { institutionId: subject.institutionId, unitId: null };
  must(await addEvidence(tx, hub, { id: evidenceId, ...owner, paper, ...link }, at));
  const edition = await editionById(tx, editionId);
  for (const item of edition?.document.aspects.flatMap((it) => it.items) ?? []) {
    const option = item.options[Math.min(level, item.options.length - 1)];
    if (!option) continue;
    const claim = { id, item: item.code, basis: '', option: option.code, note: t('instrument.seedNote'), revision: 0 };
    must(await claimAnswer(tx, hub, claim, at));
    await attachEvidence(tx, hub, { id, item: item.code, evidenceId }, at);
  }
  return id;
}
