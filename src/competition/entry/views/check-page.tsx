import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { type Entry, type EntryNote, LONGEST_NOTE } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { EntryStand } from '../queries/stand.ts';
import { blocking } from '../rules/eligibility.ts';
import { checkName } from '../wording.ts';
import { Checks } from './checks.tsx';
import type { DeedsProps } from './deeds.tsx';
import { Notes } from './notes.tsx';
import { SectionAnswer } from './section-answer.tsx';
import { closingTextFor } from './start-page.tsx';
import { StateTag } from './state.tsx';
import { editionTitle, nameOf } from './words.ts';

export type CheckPageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly stand: EntryStand;
  readonly notes: readonly EntryNote[];
  readonly deeds: DeedsProps['deeds'];
  /** Notes as typed, by section. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** The whole entry to read before it goes on: to the admin lokal, back to the unit, or to the organiser. */
export function CheckPage(props: CheckPageProps) {
  const { entry, edition, stand, deeds } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={t('entry.checkPage.title', { title: entry.title })}
        facts={
          <>
            <StateTag entry={entry} />
            <span>{[entry.unitName, entry.institutionName].filter((it) => it !== null).join(', ')}</span>
            <span>{closingTextFor(entry, edition, props.now)}</span>
          </>
        }
      />
      {entry.state === 'submitted' ? null : (
        <Checks
          document={edition.document}
          checks={stand.checks}
          mend={deeds.edit === null ? { id: entry.id, innovationId: entry.innovationId } : null}
        />
      )}
      <GoOn {...props} />
      {deeds.return === null ? <ReturnForm {...props} /> : <Answers {...props} />}
      <p class="section">
        <a href={paths.entry.to(entry.id)}>{t('entry.backToEntry')}</a>
      </p>
    </>
  );
}

/** Reasons by which submitting is shown and not to be had. */
const byCalendar: readonly EntryRefusal[] = ['closed', 'reopening_over', 'not_open_yet'];

/** The next step: handing over, or submitting; when something stands against it, what. */
function GoOn({ entry, stand, deeds }: CheckPageProps) {
  const against = blocking(stand.checks);
  const maySubmit = deeds.submit === null;
  const mayHandOver = deeds.hand_over === null;
  const isTold = deeds.submit !== null && byCalendar.includes(deeds.submit);
  if (!maySubmit && !mayHandOver && !isTold) return null;
  const names = [...new Set(against.map(checkName))].join(', ');
  return (
    <Section title={t('entry.checkPage.goOn')} id="lanjut" onScreenOnly>
      {mayHandOver ? <HandOver id={entry.id} lacking={names} /> : null}
      {maySubmit && against.length === 0 ? (
        <>
          <p>{t('entry.checkPage.submitText')}</p>
          <PostButton action={paths.submit.to(entry.id)}>{t('entry.checkPage.submit')}</PostButton>
        </>
      ) : null}
      {maySubmit && against.length > 0 ? (
        <DisabledWithReason id="kirim" reason={t('entry.checkPage.against', { names })}>
          {t('entry.checkPage.submit')}
        </DisabledWithReason>
      ) : null}
      {!maySubmit && !mayHandOver && deeds.submit ? (
        <DisabledWithReason id="kirim" reason={t(`entry.refusal.${deeds.submit}`)}>
          {t('entry.checkPage.submit')}
        </DisabledWithReason>
      ) : null}
    </Section>
  );
}

function HandOver({ id, lacking }: { readonly id: Entry['id']; readonly lacking: string }) {
  return (
    <>
      {lacking === '' ? null : (
        <Notice tone="warning" title={t('entry.checkPage.lacking')} level={3}>
          <p>{t('entry.checkPage.lackingText', { names: lacking })}</p>
        </Notice>
      )}
      <p class="mt-4">{t('entry.checkPage.handOverText')}</p>
      <PostButton action={paths.handOver.to(id)}>{t('entry.deed.hand_over')}</PostButton>
    </>
  );
}

function Answers({ entry, edition, stand, notes }: CheckPageProps) {
  return (
    <>
      {sectionsFor(edition.document, entry.group).map((section) => (
        <SectionAnswer key={section.code} section={section} stand={stand}>
          <Notes notes={notes.filter((note) => note.section === section.code)} />
        </SectionAnswer>
      ))}
    </>
  );
}

/** Every section with a box for what is to be mended there, and one for the whole. */
function ReturnForm({ entry, edition, stand, notes, typed, errors }: CheckPageProps) {
  return (
    <Form action={paths.return.to(entry.id)} guard>
      {sectionsFor(edition.document, entry.group).map((section) => (
        <SectionAnswer
          key={section.code}
          section={section}
          stand={stand}
          change={paths.section.to(entry.id, section.code)}
        >
          <Notes notes={notes.filter((note) => note.section === section.code)} />
          <div class="mt-5">
            <TextArea
              name={`catatan.${section.code}`}
              label={t('entry.checkPage.note', { section: nameOf(section) })}
              value={typed[section.code] ?? ''}
              rows={3}
              maxlength={LONGEST_NOTE}
              optional
              errors={errors}
            />
          </div>
        </SectionAnswer>
      ))}
      <div id="kembalikan" class="section">
        <TextArea
          name="catatan"
          label={t('entry.checkPage.noteWhole')}
          value={typed[''] ?? ''}
          rows={3}
          maxlength={LONGEST_NOTE}
          optional
          errors={errors}
        />
      </div>
      <FormActions>
        <Button look="secondary">{t('entry.deed.return')}</Button>
        <LinkButton look="plain" href={paths.entry.to(entry.id)}>
          {t('entry.backToEntry')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
