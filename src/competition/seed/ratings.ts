import { nobody } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { newId } from '#platform/ids.ts';
import { newestMails } from '#platform/mail.ts';
import { must } from '#platform/outcome.ts';
import { askRating } from '../rating/actions/ask.ts';
import { confirmRating } from '../rating/actions/confirm.ts';
import type { BallotId } from '../rating/model.ts';
import type { Course } from './finalists.ts';
import { courseTexts } from './texts.ts';

const LOOKED_AT = 5;

/** Some of the public rate the finalists, each confirmed by the link of its mail. */
export async function seedRatings({ db, config, now, baseUrl }: SeedContext, course: Course): Promise<void> {
  const editionId = course.edition.id;
  for (const [at, { email, marks, comment }] of courseTexts.voices.entries()) {
    const caller = { db, config, ip: `203.0.113.${at + 20}`, now, baseUrl, locale: 'id' as const };
    const given = course.finalists.flatMap((entryId, no) => {
      const mark = marks[no];
      return mark === undefined ? [] : [{ entryId, mark, comment: no === 0 ? comment : '' }];
    });
    const id = newId<'BallotId'>() as BallotId;
    must(await askRating(caller, nobody, { id, editionId, email, marks: given }));
    const mail = (await newestMails(db.conn, LOOKED_AT)).find((it) => it.recipient === email);
    const token = /token=([\w-]+)/.exec(mail?.bodyText ?? '')?.[1] ?? '';
    must(await confirmRating(caller, nobody, { editionId, token }));
  }
}
