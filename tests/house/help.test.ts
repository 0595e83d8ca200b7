import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { helpedPages } from '../../src/app/help-pages.ts';
import { ledToByForms } from '../../src/app/page-help.ts';
import { gather } from '../../tools/messages.ts';

/** GET routes that show no page, or the help itself, each with its reason; those for programs say so in their route. */
const helpless: Readonly<Record<string, readonly string[]>> = {
  'a file': [
    'audit.log_taken',
    'coaching.labinov.calendar',
    'coaching.labinov.ideas_taken',
    'coaching.labinov.list_taken',
    'coaching.casework.actions_taken',
    'coaching.casework.list_taken',
    'coaching.clinic.calendar',
    'coaching.modelcase.list_taken',
    'coaching.modelcase.paper',
    'coaching.request.coaches_taken',
    'coaching.request.list_taken',
    'coaching.clinic.certificate',
    'coaching.clinic.list_taken',
    'coaching.clinic.people_taken',
    'coaching.clinic.presence_taken',
    'coaching.clinic.sheet',
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
    'competition.entry.history_taken',
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
    'evaluation.plan_taken',
    'evaluation.results_taken',
    'evaluation.rounds_taken',
    'evaluation.certainty_taken',
    'evaluation.judging_taken',
    'evaluation.sheets_taken',
    'evaluation.subjects_taken',
    'files.evidence.download',
    'files.locker_taken',
    'identity.institutions_taken',
    'identity.invitations_taken',
    'identity.people_taken',
    'identity.units_taken',
    'instrument.edition.json',
    'instrument.edition.list_file',
    'instrument.index.how_taken',
    'instrument.index.list_taken',
    'instrument.index.moves_taken',
    'instrument.sheet.answers_taken',
    'instrument.sheet.taken',
    'insight.part_taken',
    'insight.records_taken',
    'insight.report_draft',
    'insight.report_taken',
    'institutionalisation.story.list_taken',
    'institutionalisation.survival.taken',
    'institutionalisation.check.taken',
    'institutionalisation.checks.taken',
    'institutionalisation.claims.taken',
    'institutionalisation.list.taken',
    'integration.deliveries_taken',
    'integration.hooks_taken',
    'network.commitment.letter',
    'network.hub.taken',
    'network.members.taken',
    'network.across.taken',
    'network.national.taken',
    'network.peers_taken',
    'network.run_taken',
    'network.participation.taken',
    'network.pair.taken',
    'network.programme.calendar',
    'network.programme.public_taken',
    'network.programme.taken',
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
    'registry.innovation.history_taken',
    'registry.innovation.list_taken',
    'registry.problem.history_taken',
    'registry.problem.list_taken',
    'registry.record.file',
    'replication.adaptation_taken',
    'replication.certificate',
    'replication.letter',
    'replication.plan_taken',
    'replication.taken',
    'replication.descent.exchange_taken',
    'replication.descent.tree_taken',
    'replication.kit.archive',
    'replication.kit.takings_taken',
    'replication.matching.never_copied_taken',
    'replication.matching.regions_taken',
    'replication.matching.unmatched_taken',
    'replication.needs.all_taken',
    'replication.needs.list_taken',
    'replication.question.list_taken',
    'replication.question.own_taken',
  ],
  'a feed or a page for machines': [
    'competition.interview.feed',
    'files.upload_state',
    'institutionalisation.story.feed',
    'network.feed.changes',
    'network.feed.hub',
    'network.oai.answer',
    'network.oai.schema',
    'network.open.catalogue',
    'registry.feed.atom',
    'registry.feed.opensearch',
    'registry.feed.robots',
    'registry.feed.sitemap',
  ],
  'a part of a page that a script fetches': [
    'coaching.clinic.screen_part',
    'competition.certificate.files_progress',
    'competition.takeout.progress',
    'evaluation.sharing_progress',
    'registry.import.progress',
    'registry.innovation.similar',
    'registry.problem.similar',
  ],
  'leads on to another page': ['identity.sso_begin', 'identity.sso_return'],
  'the help itself': ['app.help'],
};

const routes = capabilities.flatMap((it) => it.routes).filter((it) => it.method === 'get');
const events = [...new Set(routes.map((it) => it.event))];
const forPrograms = new Set(routes.filter((it) => it.forPrograms).map((it) => it.event));
const excused = Object.values(helpless).flat();
const pages = [...events.filter((it) => !forPrograms.has(it) && !excused.includes(it)), ...ledToByForms];

/** The helps of a language, by the event of their page. */
function helpsIn(locale: string): ReadonlyMap<string, string> {
  const { catalogue } = gather(locale);
  const found = Object.entries(catalogue).filter(([key]) => key.startsWith('help.'));
  return new Map(found.map(([key, text]) => [key.slice('help.'.length), text]));
}

/** What the messages of a language say outside helps. */
function textsIn(locale: string): ReadonlySet<string> {
  const { catalogue } = gather(locale);
  return new Set(Object.entries(catalogue).map(([key, text]) => (key.startsWith('help.') ? '' : text)));
}

/** What a help calls by name, «Simpan» or “Save”, though no message of its language says just that. */
function unknownNames(texts: ReadonlySet<string>, helps: ReadonlyMap<string, string>): string[] {
  const names = (text: string) => [...text.matchAll(/[«“]([^»”]+)[»”]/g)].map((it) => it[1] ?? '');
  return [...helps].flatMap(([event, text]) =>
    names(text)
      .filter((it) => !texts.has(it))
      .map((it) => `${event}: ${it}`),
  );
}

const MOST_SENTENCES = 5;
const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/);

describe.each(['id', 'en'])('the help in %s', (locale) => {
  const helps = helpsIn(locale);

  test('is there for each page', () => {
    expect(pages.length).toBeGreaterThan(150);
    expect(pages.filter((it) => !helps.has(it))).toEqual([]);
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

  test('calls buttons and fields by the names that they have', () => {
    expect([...helps.values()].filter((it) => /[«“]/.test(it)).length).toBeGreaterThan(60);
    expect(unknownNames(textsIn(locale), helps)).toEqual([]);
  });
});

test('what has no help is still a route', () => {
  expect(excused.filter((it) => !events.includes(it))).toEqual([]);
  expect(excused.filter((it, index) => excused.indexOf(it) !== index)).toEqual([]);
});

/** Pages without anything left open in their address that are no use to whoever comes from nowhere. */
const ledTo: Readonly<Record<string, readonly string[]>> = {
  'a link in a mail, or of whoever sets the hub up': [
    'identity.reset_form',
    'identity.first_form',
    'identity.accept_form',
    'identity.email_change_form',
  ],
  'the step before': [
    'identity.second_step_form',
    'identity.second_factor_form',
    'identity.sso_link_form',
    'registry.innovation.new_place',
    'registry.problem.new_form',
    'replication.interest_form',
  ],
  'a page of the account, where it is fitting': [
    'identity.act_form',
    'identity.recovery_codes_form',
    'identity.second_factor_off_form',
    'identity.passkey_form',
    'identity.sso_account',
  ],
};

test('the help lists every page that one opens from nowhere', () => {
  const open = routes.filter((it) => !it.path.includes(':') && pages.includes(it.event)).map((it) => it.event);
  const led = Object.values(ledTo).flat();
  expect([...new Set(open)].sort()).toEqual([...Object.keys(helpedPages), ...led].sort());
});

test('a name that no button has is told', () => {
  const helps = new Map([['files.locker', 'Tekan «Simpan», lalu «Kirim» dan “Tutup”.']]);
  expect(unknownNames(new Set(['Simpan']), helps)).toEqual(['files.locker: Kirim', 'files.locker: Tutup']);
});
