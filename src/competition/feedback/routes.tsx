import { signedIn, type Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { certificatesOfSubjects } from '../certificate/queries/list.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { type EntryVisit, entryOf, entryPage, entryTrail } from '../entry/routes/visit.tsx';
import { passagesOfEntry } from '../stage/queries/passages.ts';
import { paths } from './paths.ts';
import { feedbackOn } from './queries.ts';
import { endedWith, toldPassages } from './rules.ts';
import { FeedbackPage } from './views/feedback-page.tsx';

export const feedbackEvents: readonly string[] = ['competition.feedback.read'];

export const feedbackRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.feedback.pattern, guard: signedIn, event: 'competition.feedback.read', handle: read },
];

/** Whoever may read the entry reads what is told of it, at the hour at which it is told. */
async function read(visit: EntryVisit): Promise<Answer> {
  const { entry, edition } = await entryOf(visit);
  const { conn } = visit.db;
  const all = await passagesOfEntry(conn, entry.id);
  const passages = toldPassages(edition.document, all, visit.now);
  const ended = endedWith(edition.document, all, visit.now);
  const feedback = ended === null ? [] : await feedbackOn(conn, edition, entry);
  const certificates = await certificatesOfSubjects(conn, visit.viewer, [`entry:${entry.id}`], visit.now);
  const trail = [...entryTrail(), { text: entry.title, href: entryPaths.entry.to(entry.id) }];
  const body = <FeedbackPage {...{ entry, edition, passages, ended, feedback, certificates }} />;
  return entryPage({ title: t('feedback.title'), width: 'reading', trail, body });
}
