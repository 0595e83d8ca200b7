import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { helpKey } from './layout/page-help.tsx';

/** Pages that one opens without coming from another, by their event, with the name that stands on them. */
export const helpedPages: Readonly<Record<string, PlainKey>> = {
  'registry.catalogue.start': 'app.help.front',
  'registry.catalogue.list': 'catalogue.list.title',
  'registry.catalogue.search_all': 'catalogue.search.title',
  'registry.problem.list': 'problems.title',
  'coaching.casework.list': 'casework.list.title',
  'coaching.casework.open_form': 'casework.open.title',
  'coaching.casework.actions': 'casework.actions.title',
  'coaching.modelcase.list': 'modelcase.list.title',
  'coaching.modelcase.choose': 'modelcase.make.title',
  'coaching.labinov.list': 'labinov.list.title',
  'coaching.labinov.begin_form': 'labinov.begin.title',
  'coaching.request.list': 'request.list.title',
  'coaching.request.ask_form': 'request.ask.title',
  'coaching.request.coaches': 'request.coaches.title',
  'coaching.clinic.list': 'clinic.list.title',
  'coaching.clinic.plan_form': 'clinic.plan.title',
  'coaching.clinic.check': 'clinic.check.title',
  'institutionalisation.story.list': 'story.list.title',
  'insight.board': 'dashboard.title',
  'insight.report_list': 'report.title',
  'insight.screen': 'screen.title',
  'insight.screen_links': 'screen.links',
  'institutionalisation.survival.read': 'survival.title',
  'network.hub': 'hub.page.title',
  'network.hub.form': 'hub.edit.title',
  'network.members': 'commitment.list.title',
  'network.membership': 'commitment.own',
  'network.participation': 'participation.page.title',
  'network.programme.now': 'programme.plan.title',
  'registry.problem.new': 'problems.new.title',
  'registry.innovation.list': 'registry.list.title',
  'registry.innovation.new_form': 'registry.new.title',
  'registry.handover.list': 'handover.title',
  'registry.handover.form': 'handover.new.titleOwn',
  'registry.bulk.list': 'bulk.list.title',
  'registry.import.list': 'import.list.title',
  'registry.import.upload_form': 'import.upload.title',
  'registry.erasure.list': 'erasure.title',
  'replication.matching.unmatched': 'matching.unmatched.title',
  'replication.matching.never_copied': 'matching.neverCopied.title',
  'replication.matching.regions': 'matching.regions.title',
  'replication.matching.weights_page': 'matching.weights.title',
  'replication.question.own': 'question.own.title',
  'replication.descent.exchange': 'descent.exchange.title',
  'files.locker': 'files.locker.title',
  'files.evidence.add_form': 'files.new.file',
  'competition.edition.list': 'edition.list.title',
  'competition.edition.organised': 'edition.organised.title',
  'competition.edition.new': 'edition.new.title',
  'competition.entry.list': 'entry.list.title',
  'competition.entry.start_form': 'entry.start.title',
  'competition.entry.stuck': 'entry.stuck.title',
  'competition.receipt.form': 'entry.verify.title',
  'competition.objection.find': 'objection.find.title',
  'competition.interview.list': 'interview.title',
  'competition.visit.list': 'visit.title',
  'competition.certificate.own': 'certificate.own.title',
  'competition.certificate.check': 'certificate.check.title',
  'evaluation.seats': 'evaluation.seats.title',
  'evaluation.rounds': 'evaluation.rounds.title',
  'evaluation.round_form': 'evaluation.new.title',
  'institutionalisation.list': 'lasting.list.title',
  'institutionalisation.claims': 'lasting.claims.title',
  'institutionalisation.checks': 'check.list.title',
  'institutionalisation.check.open_form': 'check.open.title',
  'identity.sign_in_form': 'identity.signIn.title',
  'identity.forgot_form': 'identity.forgot.title',
  'identity.profile': 'identity.profile.title',
  'identity.profile_form': 'identity.profile.editTitle',
  'identity.email_form': 'identity.emailChange.title',
  'identity.password_form': 'identity.changePassword.title',
  'identity.second_factor': 'identity.secondFactor.title',
  'identity.passkeys': 'identity.passkey.title',
  'identity.sessions': 'identity.sessions.title',
  'identity.saved_view.list': 'identity.savedView.own.title',
  'identity.institutions': 'identity.institutions.title',
  'identity.institution_form': 'identity.institution.newTitle',
  'identity.people': 'identity.people.title',
  'identity.invitations': 'identity.invitations.title',
  'identity.invitation_form': 'identity.invitation.new',
  'instrument.edition.list': 'instrument.list.title',
  'instrument.edition.new': 'instrument.new.title',
  'instrument.index.list': 'government.title',
  'instrument.sheet.list': 'answer.list.title',
  'notification.list': 'notification.title',
  'notification.settings_shown': 'notification.settings.title',
  'integration.tokens': 'tokens.title',
  'integration.token_form': 'tokens.new.title',
  'integration.hooks': 'webhooks.title',
  'integration.hook_form': 'webhooks.new.title',
  'integration.deliveries': 'webhooks.log.title',
  'network.keys.list': 'keys.title',
  'network.open.page': 'open.title',
  'network.national.list': 'national.title',
  'network.across.list': 'across.title',
  'network.peers': 'peers.title',
  'network.pair.list': 'pair.title',
  'network.peer_form': 'peers.propose.title',
  'audit.log_read': 'audit.log.title',
  'replication.list': 'transfer.list.title',
  'replication.check': 'transfer.check.title',
  'app.home': 'app.home.title',
  'app.mails': 'app.mails.title',
  'app.api': 'app.api.title',
  'app.about': 'app.about.title',
  'app.privacy': 'app.privacy.title',
  'app.accessibility': 'app.accessibility.title',
  'app.source': 'app.source.title',
};

/** Whoever has signed in is sent on from these. */
const forStrangers = ['identity.sign_in_form', 'identity.forgot_form'];

/** The rooms in the order in which a reader looks for them, each under its name in words. */
const groups = {
  registry: 'app.help.group.registry',
  files: 'app.help.group.files',
  replication: 'app.help.group.replication',
  coaching: 'app.help.group.coaching',
  competition: 'app.help.group.competition',
  evaluation: 'app.help.group.evaluation',
  instrument: 'app.help.group.instrument',
  institutionalisation: 'app.help.group.institutionalisation',
  network: 'app.help.group.network',
  identity: 'app.help.group.identity',
  notification: 'app.help.group.notification',
  integration: 'app.help.group.integration',
  audit: 'app.help.group.audit',
  app: 'app.help.group.app',
} as const satisfies Readonly<Record<string, PlainKey>>;

export type HelpedPage = { readonly title: string; readonly href: string; readonly text: string };
export type HelpedGroup = { readonly title: string; readonly pages: readonly HelpedPage[] };
type Rooms = readonly Pick<Capability<Viewer>, 'name' | 'routes'>[];

/** What has a help and opens to the viewer, by room; with words only what says all of them in its name or its help. */
export function helpedFor(rooms: Rooms, viewer: Viewer, words: string): readonly HelpedGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ title, text }: HelpedPage) => {
    const said = `${title} ${text}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  };
  return Object.entries(groups)
    .map(([name, key]) => ({ title: t(key), pages: pagesOf(rooms, name, viewer).filter(has) }))
    .filter((group) => group.pages.length > 0);
}

/** In the order of `helpedPages`, where what belongs together stands together. */
function pagesOf(rooms: Rooms, name: string, viewer: Viewer): readonly HelpedPage[] {
  const routes = rooms.find((it) => it.name === name)?.routes ?? [];
  return Object.entries(helpedPages).flatMap(([event, title]) => {
    const route = routes.find((it) => it.method === 'get' && it.event === event);
    const help = helpKey(event);
    if (!route || !help || route.guard.admits(viewer) !== 'yes') return [];
    if (viewer.person && forStrangers.includes(event)) return [];
    return [{ title: t(title), href: route.path, text: t(help) }];
  });
}
