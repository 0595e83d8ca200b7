import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { editionVerbs } from './edition/actions/trace.ts';
import { editionFacts } from './edition/events.ts';

export const manifest: Capability<Viewer> = {
  name: 'competition',
  routes: [],
  auditEvents: [...editionVerbs.map((it) => `competition.edition.${it}`)],
  facts: [...editionFacts],
  jobs: [],
  notices: [],
};
