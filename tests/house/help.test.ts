import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { gather } from '../../tools/messages.ts';

/** GET routes that show no page, or the help itself, each with its reason; those for programs say so in their route. */
const helpless: Readonly<Record<string, readonly string[]>> = {
  'a file': [
    'audit.log_taken',
    'competition.bulk.taken',
    'competition.certificate.list_taken',
    'competition.certificate.recipients_taken',
    'competition.certificate.sample',
    'competition.certificate.take',
    'competition.certificate.take_files',
    'competition.edition.calendar',
    'competition.edition.history_taken',
    'competition.edition.json',
    'competition.edition.list_file',
    'competition.edition.taken',
    'competition.entry.list_taken',
    'competition.entry.print',
    'competition.entry.stuck_taken',
    'competition.interview.file',
    'competition.interview.taken',
    'competition.objection.file',
    'competition.objection.taken',
    'competition.plenary.members_taken',
    'competition.plenary.minutes_taken',
    'competition.plenary.taken',
    'competition.rating.comments_taken',
    'competition.rating.taken',
    'competition.rating.voids_taken',
    'competition.stage.checks_taken',
    'competition.stage.course_taken',
    'competition.stage.results_taken',
    'competition.takeout.take',
    'competition.visit.photo',
    'competition.visit.taken',
    'evaluation.assignment_taken',
    'evaluation.attachment',
    'evaluation.conflicts_taken',
    'evaluation.jury_taken',
    'evaluation.own_taken',
    'evaluation.results_taken',
    'evaluation.rounds_taken',
    'evaluation.sheets_taken',
    'evaluation.subjects_taken',
    'files.evidence.download',
    'files.locker_taken',
    'identity.institutions_taken',
    'identity.invitations_taken',
    'identity.people_taken',
    'identity.units_taken',
    'integration.deliveries_taken',
    'integration.hooks_taken',
    'notification.list_taken',
    'registry.bulk.list_taken',
    'registry.bulk.run_taken',
    'registry.catalogue.list_taken',
    'registry.catalogue.search_taken',
    'registry.erasure.list_taken',
    'registry.export.copy_sheet',
    'registry.export.record',
    'registry.handover.list_taken',
    'registry.import.fault_sheet',
    'registry.import.list_taken',
    'registry.import.result_taken',
    'registry.import.template',
    'registry.innovation.list_taken',
    'registry.problem.list_taken',
    'registry.record.file',
  ],
  'a feed or a page for machines': [
    'competition.interview.feed',
    'files.upload_state',
    'registry.feed.atom',
    'registry.feed.opensearch',
    'registry.feed.robots',
    'registry.feed.sitemap',
  ],
  'a part of a page that a script fetches': [
    'competition.certificate.files_progress',
    'competition.takeout.progress',
    'registry.import.progress',
    'registry.innovation.similar',
    'registry.problem.similar',
  ],
  'leads on to another page': ['identity.sso_begin', 'identity.sso_return'],
  'the help itself': ['app.help'],
};

/** Pages whose help is not written yet. This list may only shrink: whoever writes a help takes its name out, and the last one the list. */
const awaited: readonly string[] = [
  'audit.log_read',
  'identity.sign_in_form',
  'identity.second_step_form',
  'identity.forgot_form',
  'identity.reset_form',
  'identity.first_form',
  'identity.accept_form',
  'identity.profile',
  'identity.profile_form',
  'identity.password_form',
  'identity.sessions',
  'identity.act_form',
  'identity.email_form',
  'identity.email_change_form',
  'identity.second_factor',
  'identity.second_factor_form',
  'identity.recovery_codes_form',
  'identity.second_factor_off_form',
  'identity.passkeys',
  'identity.passkey_form',
  'identity.passkey_name_form',
  'identity.passkey_remove_form',
  'identity.sso_account',
  'identity.sso_link_form',
  'identity.institutions',
  'identity.institution_form',
  'identity.institution',
  'identity.rename_form',
  'identity.unit_form',
  'identity.unit',
  'identity.close_form',
  'identity.people',
  'identity.person',
  'identity.deactivate_form',
  'identity.second_factor_reset_form',
  'identity.email_stand_in_form',
  'identity.support_view_form',
  'identity.end_membership_form',
  'identity.invitations',
  'identity.invitation_form',
  'identity.revoke_form',
  'identity.saved_view.list',
  'files.evidence.add_form',
  'files.evidence.edit_form',
  'files.locker',
  'files.evidence.read',
  'files.evidence.archive_form',
  'notification.list',
  'notification.settings_shown',
  'notification.example',
  'notification.stop_shown',
  'integration.tokens',
  'integration.token_form',
  'integration.token_revoke_form',
  'integration.hooks',
  'integration.hook_form',
  'integration.deliveries',
  'integration.delivery_shown',
  'integration.hook_shown',
  'integration.hook_edit_form',
  'integration.hook_secret_form',
  'integration.hook_archive_form',
  'registry.innovation.list',
  'registry.bulk.list',
  'registry.bulk.read',
  'registry.handover.list',
  'registry.handover.form',
  'registry.handover.read',
  'registry.erasure.list',
  'registry.erasure.form',
  'registry.relocation.form',
  'registry.relocation.read',
  'registry.innovation.new_place',
  'registry.innovation.new_form',
  'registry.innovation.replicate_form',
  'registry.draft.discard_form',
  'registry.innovation.work',
  'registry.innovation.check',
  'registry.innovation.discard_form',
  'registry.copy.sheets',
  'registry.copy.sheet',
  'registry.evidence.form',
  'registry.innovation.section_form',
  'registry.innovation.decide',
  'registry.innovation.archive_form',
  'registry.innovation.keepers',
  'registry.innovation.awards_form',
  'registry.innovation.external_ids_form',
  'registry.innovation.lineage_form',
  'registry.innovation.versions',
  'registry.innovation.compare',
  'registry.innovation.history',
  'registry.problem.new',
  'registry.problem.new_form',
  'registry.problem.list',
  'registry.problem.read',
  'registry.problem.history',
  'registry.problem.edit_form',
  'registry.problem.link_form',
  'registry.problem.drop_form',
  'registry.problem.reopen_form',
  'registry.problem.solve_form',
  'registry.import.list',
  'registry.import.upload_form',
  'registry.import.table_form',
  'registry.import.map_form',
  'registry.import.preview',
  'registry.import.view',
  'registry.import.undo_form',
  'registry.import.discard_form',
  'registry.catalogue.start',
  'registry.catalogue.list',
  'registry.catalogue.search_all',
  'registry.contact.form',
  'registry.contact.thanks',
  'registry.contact.messages',
  'registry.record.read',
  'app.mails',
  'app.api',
  'app.about',
  'app.privacy',
  'app.accessibility',
  'app.source',
];

const routes = capabilities.flatMap((it) => it.routes).filter((it) => it.method === 'get');
const events = [...new Set(routes.map((it) => it.event))];
const forPrograms = new Set(routes.filter((it) => it.forPrograms).map((it) => it.event));
const excused = Object.values(helpless).flat();
const pages = events.filter((it) => !forPrograms.has(it) && !excused.includes(it));

/** The helps of a language, by the event of their page. */
function helpsIn(locale: string): ReadonlyMap<string, string> {
  const { catalogue } = gather(locale);
  const found = Object.entries(catalogue).filter(([key]) => key.startsWith('help.'));
  return new Map(found.map(([key, text]) => [key.slice('help.'.length), text]));
}

const MOST_SENTENCES = 5;
const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/);

describe.each(['id', 'en'])('the help in %s', (locale) => {
  const helps = helpsIn(locale);

  test('is there for each page', () => {
    expect(pages.length).toBeGreaterThan(150);
    expect(pages.filter((it) => !helps.has(it) && !awaited.includes(it))).toEqual([]);
  });

  test('belongs to a page', () => {
    expect([...helps.keys()].filter((it) => !pages.includes(it))).toEqual([]);
  });

  test('is two to five sentences without empty lines', () => {
    const faults = [...helps].filter(([, text]) => {
      const { length } = sentencesOf(text);
      return length < 2 || length > MOST_SENTENCES || /\n\n|^\s|\s$/.test(text);
    });
    expect(faults.map(([event]) => event)).toEqual([]);
  });
});

test('what has no help is still a route, and what was awaited is taken off the list', () => {
  expect(excused.filter((it) => !events.includes(it))).toEqual([]);
  expect(excused.filter((it, index) => excused.indexOf(it) !== index)).toEqual([]);
  const helps = helpsIn('id');
  expect(awaited.filter((it) => helps.has(it) || !pages.includes(it))).toEqual([]);
});
