import { NotFound, type Page } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { paths } from '../paths.ts';
import { type ListedPerson, personFor } from '../queries/people-list.ts';
import type { IdentityVisit } from './visit.ts';

/** The person of the address when the viewer may see him, or 404. */
export async function personAt(visit: IdentityVisit): Promise<ListedPerson> {
  const id = parseId<'PersonId'>(visit.params.id);
  const found = id ? await personFor(visit.db.conn, visit.viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** The way back from a page about one of them. */
export const trailOfPerson = ({ id, name }: Pick<ListedPerson, 'id' | 'name'>): NonNullable<Page['trail']> => [
  { text: t('identity.people.title'), href: paths.people.to() },
  { text: name, href: paths.person.to(id) },
];
