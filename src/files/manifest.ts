import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { evidenceVerbs } from './actions/evidence.ts';
import { filesHome } from './home.ts';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import type { SubjectDoor } from './queries/reading.ts';
import { routesFor } from './routes.ts';
import { hasLocker } from './rules/evidence.ts';

const pages = ['read', 'add_form', 'edit_form', 'archive_form', 'download'];

/** Evidence and files; `doors` are the kinds of things that evidence proves, each answering who may read them. */
export function filesManifest(doors: readonly SubjectDoor[]): Capability<Viewer> {
  return {
    name: 'files',
    routes: routesFor(doors),
    auditEvents: [
      ...[...evidenceVerbs, ...pages].map((it) => `files.evidence.${it}`),
      'files.locker',
      'files.locker_taken',
      'files.upload',
      'files.upload_end',
      'files.upload_part',
      'files.upload_state',
    ],
    facts: [],
    jobs,
    notices: [],
    menu: [{ text: () => t('files.menu'), href: paths.locker.to(), visible: hasLocker, order: 33, group: 'keep' }],
    home: filesHome,
  };
}
