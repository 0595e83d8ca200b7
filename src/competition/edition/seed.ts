import { demoPeople, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { publishEdition } from './actions/move.ts';
import { beginEdition } from './actions/write.ts';
import { demoEditions, withDates } from './demo.ts';
import { listEditions } from './queries/editions.ts';

/** The demonstration's competitions, each begun and published by the admin of its organiser; those that stand are left. */
export async function seedEditions(context: SeedContext): Promise<void> {
  const people = await demoPeople(context.db.conn);
  for (const example of demoEditions) {
    const personId = people.get(example.organiser);
    const who = personId ? await viewerOfPerson(context.db.conn, personId, example.role) : null;
    if (who) await seedOne(context, who, example);
  }
}

type Example = (typeof demoEditions)[number];

async function seedOne({ db, now, progress }: SeedContext, who: Viewer, example: Example): Promise<void> {
  const filter = { organiserId: who.acting?.institutionId ?? null, isPublic: false };
  if ((await listEditions(db.conn, who, filter, { size: 1, offset: 0 })).length > 0) return;
  progress(t('edition.seed'));
  const id = newId<'EditionId'>(now.getTime());
  await db.transact(async (tx) => {
    must(await beginEdition(tx, who, { id, document: withDates(example.document, example.days, now) }, now));
    must(await publishEdition(tx, who, { id, revision: 1 }, now));
  });
}
