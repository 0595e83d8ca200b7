import type { Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { sectionTitle } from '../views/edit/labels.ts';
import { type Unsaved, unsavedOf } from './queries/unsaved.ts';

/** What the viewer typed somewhere and did not save, each with the way back into its form. */
export async function draftHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const items = (await unsavedOf(conn, viewer)).map(itemOf);
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('drafts.home.title'), items, empty: t('drafts.home.empty') }];
}

function itemOf(it: Unsaved): HomeItem {
  return {
    ...unsavedLink(it),
    when: t('drafts.home.when', { when: formatMoment(it.savedAt) }),
    tone: 'attention',
  };
}

/** What it is, in words, and where one goes on with it. */
export function unsavedLink(it: Unsaved): { readonly text: string; readonly href: string } {
  const title = it.title === '' ? t('drafts.home.untitled') : it.title;
  switch (it.kind) {
    case 'section':
      return {
        text: t('drafts.home.section', { section: sectionTitle(it.section), title }),
        href: paths.section.to(it.innovationId, it.section),
      };
    case 'problem':
      return { text: t('drafts.home.problem', { title }), href: paths.editProblem.to(it.problemId) };
    case 'new_problem':
      return { text: t('drafts.home.newProblem', { title }), href: paths.newProblemForm.to({ id: it.problemId }) };
    case 'replica':
      return {
        text: t('drafts.home.replica', { title }),
        href: paths.replicate.to(it.originId, { id: it.innovationId }),
      };
  }
}
