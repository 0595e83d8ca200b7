import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Entry, EntryMessageId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { type EntryMessage, LONGEST_MESSAGE, type MessageSide } from '../model/reopening.ts';
import { paths } from '../paths.ts';
import { Messages } from './messages.tsx';
import { editionTitle } from './words.ts';

export type DialoguePageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  /** As it was submitted: what is typed since is not the other side's. */
  readonly title: string;
  readonly messages: readonly EntryMessage[];
  readonly side: MessageSide;
  readonly whyNotWrite: EntryRefusal | null;
  /** Of the message that the form would write. */
  readonly messageId: EntryMessageId;
  readonly typed: string;
  readonly errors: FieldErrors;
};

/** The secretariat and the people of an entry talk about what is to be changed; all of it stays with the entry. */
export function DialoguePage(props: DialoguePageProps) {
  const { entry, edition, title, messages, side, errors, whyNotWrite } = props;
  const back = side === 'entrant' ? paths.entry.to(entry.id) : stagePaths.check.to(entry.editionId, entry.id);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={t('entry.dialogue.of', { title })}
        lead={t('entry.dialogue.lead')}
      />
      <Messages messages={messages} />
      <Section title={t('entry.dialogue.write')} id="tulis" onScreenOnly>
        {whyNotWrite ? <Notice>{t(`entry.refusal.${whyNotWrite}`)}</Notice> : <WriteForm {...props} />}
      </Section>
      <p class="section">
        <LinkButton look="plain" href={back}>
          {t(side === 'entrant' ? 'entry.backToEntry' : 'entry.dialogue.backToCheck')}
        </LinkButton>
      </p>
    </>
  );
}

function WriteForm({ entry, messageId, typed, errors }: DialoguePageProps) {
  return (
    <Form action={paths.dialogue.to(entry.id)} guard>
      <HiddenField name="id" value={messageId} />
      <TextArea
        name="pesan"
        label={t('entry.dialogue.message')}
        hint={entry.openUntil ? t('entry.dialogue.until', { until: formatMoment(entry.openUntil) }) : undefined}
        value={typed}
        rows={6}
        maxlength={LONGEST_MESSAGE}
        errors={errors}
      />
      <FormActions>
        <Button>{t('entry.dialogue.send')}</Button>
      </FormActions>
    </Form>
  );
}
