import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Action, Note } from '../model.ts';
import { paths } from '../paths.ts';
import { ActionList } from './action-list.tsx';
import { noteBy } from './note-list.tsx';

export type BesideProps = {
  readonly notes: readonly Note[];
  readonly actions: readonly Action[];
  readonly today: string;
};

/** What whoever edits a section should have before their eyes. */
export function Beside({ notes, actions, today }: BesideProps) {
  return (
    <Section title={t('casework.beside.title')} id="pendampingan">
      {notes.map((note) => (
        <Notice key={note.id}>
          <DescriptionText text={note.body} />
          <p class="card-facts">
            <a href={paths.one.to(note.caseId)}>{noteBy(note)}</a>
          </p>
        </Notice>
      ))}
      {actions.length > 0 ? <ActionList actions={actions} today={today} empty="" /> : null}
    </Section>
  );
}
