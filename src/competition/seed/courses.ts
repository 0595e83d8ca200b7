import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { tables } from '../stage/schema.ts';
import { contestedDocument, visitedDocument } from './documents.ts';
import { type Cast, seedFinalists } from './finalists.ts';
import { seedInterviews } from './interviews.ts';
import { seedObjections } from './objections.ts';
import { seedRatings } from './ratings.ts';
import { keepPhoto, seedVisits } from './visits.ts';

const WRITERS = ['inovator.pendidikan', 'inovator.puskesmas', 'inovator.sekolah'];

/** Competitions of the demonstration that have come further than taking entries; none when a plenary was held already. */
export async function seedCourses(context: SeedContext): Promise<void> {
  const { db, now, progress } = context;
  const known = await tables(db.conn).selectFrom('plenary').select('id').limit(1).executeTakeFirst();
  const cast = known ? null : await castOf(context);
  if (!cast) return;
  progress(t('competition.seed.courses'));
  const photo = await keepPhoto(context);
  const contested = await db.transact(async (tx) => {
    const course = await seedFinalists(tx, cast, contestedDocument(now), context);
    await seedObjections(tx, cast, course, context);
    await seedInterviews(tx, cast, course, context);
    const visited = await seedFinalists(tx, cast, visitedDocument(now), context);
    await seedVisits(tx, cast, visited, { now, photo });
    return course;
  });
  await seedRatings(context, contested);
}

/** Null where the demonstration tells of another province. */
async function castOf({ db }: SeedContext): Promise<Cast | null> {
  const people = await demoPeople(db.conn);
  const viewer = async (key: string, role: Role): Promise<Viewer | null> => {
    const id = people.get(key);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const secretariat = await viewer('sekretariat', 'secretariat');
  const found = await Promise.all(WRITERS.map((key) => viewer(key, 'innovator')));
  const writers = found.filter((it) => it !== null);
  return secretariat && writers.length > 0 ? { secretariat, writers } : null;
}
