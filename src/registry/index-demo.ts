import * as z from 'zod';
import { actorOf, demoPeople, ensureUnit, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../presets/demo/index-records.json' with { type: 'json' };
import { createInnovation } from './actions/innovation.ts';
import { contentSchema, type InnovationContent } from './model/content.ts';
import { affairOfCode } from './model/goals.ts';
import type { InnovationId } from './model/ids.ts';

const recordSchema = z.object({
  person: z.string(),
  title: z.string(),
  affair: z.string(),
  startDate: z.iso.date().nullable(),
  unit: z.string().optional(),
  /** Its design text stays too short for the index. */
  short: z.boolean().default(false),
});
const presetSchema = z.object({ design: z.array(z.string()).min(2), items: z.array(recordSchema) });

type IndexRecord = z.infer<typeof recordSchema>;
const { design, items } = presetSchema.parse(preset);

function contentOf({ title, affair, startDate, short }: IndexRecord): InnovationContent {
  const about = { '{judul}': title.replace('Contoh: ', ''), '{urusan}': affairOfCode(affair)?.name ?? affair };
  const text = design
    .slice(0, short ? 1 : design.length)
    .join('\n\n')
    .replaceAll(/\{judul\}|\{urusan\}/g, (it) => about[it as keyof typeof about]);
  const facts = { stage: 'implementation', digital: false, form: 'public_service', mainAffair: affair, startDate };
  return contentSchema.parse({ title, ...facts, design: text });
}

/** Records of two regencies by which their projections of the innovation index have something to show; drafts of their admins. */
export async function seedIndexRecords({ db, now }: SeedContext): Promise<void> {
  const people = await demoPeople(db.conn);
  await db.transact(async (tx) => {
    for (const record of items) {
      const personId = people.get(record.person);
      const who = personId ? await viewerOfPerson(tx, personId, 'local_admin') : null;
      if (!who?.acting) continue;
      const { institutionId, unitId: own } = who.acting;
      const unitId = record.unit ? await ensureUnit(tx, actorOf(who), { institutionId, name: record.unit }, now) : own;
      const id: InnovationId = newId<'InnovationId'>(now.getTime());
      const content = contentOf(record);
      must(await createInnovation(tx, who, { id, institutionId, unitId, content, origin: 'form' }, now));
    }
  });
}
