import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { FoundSubject } from '../door.ts';
import type { EvaluationRefusal, Round, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import { RoundHead } from './round-tabs.tsx';

export type SubjectsPageProps = {
  readonly round: Round;
  readonly subjects: readonly Subject[];
  readonly search: string;
  /** Things that could be added; null when they come only from the capability that opened the round. */
  readonly found: readonly FoundSubject[] | null;
  readonly whyNot: EvaluationRefusal | null;
};

/** What is rated in the round, each under the number by which jurors know it. */
export function SubjectsPage(props: SubjectsPageProps) {
  const { round, subjects, found, whyNot } = props;
  return (
    <>
      <RoundHead round={round} tab="subjects" title={t('evaluation.subjects.title')} />
      <Section title={t('evaluation.subjects.inRound', { count: subjects.length, n: formatNumber(subjects.length) })}>
        {subjects.length > 0 ? (
          <>
            <Listed {...props} />
            <Downloads of={paths.subjects.to(round.id)} />
          </>
        ) : (
          <EmptyState title={t('evaluation.subjects.empty')} level={3}>
            <p>{t('evaluation.subjects.emptyText')}</p>
          </EmptyState>
        )}
      </Section>
      {found !== null && whyNot === null ? <Adding {...props} found={found} /> : null}
    </>
  );
}

function placeOf(it: Pick<Subject, 'institutionName' | 'regionCode'>): string {
  const region = it.regionCode === null ? '' : regionName(it.regionCode);
  return [it.institutionName, region].filter((text) => text !== null && text !== '').join(' · ');
}

function Listed({ round, subjects, whyNot }: SubjectsPageProps) {
  return (
    <Table
      caption={t('evaluation.subjects.title')}
      captionHidden
      columns={[
        { label: t('evaluation.field.label'), numeric: true, tight: true },
        { label: t('evaluation.field.title') },
        { label: t('evaluation.field.place') },
        { label: t('evaluation.field.action'), labelHidden: true, tight: true },
      ]}
      rowHeader={1}
      rows={subjects.map((it) => ({
        key: it.row,
        cells: [
          formatNumber(it.label),
          it.title,
          placeOf(it),
          whyNot === null ? (
            <PostButton
              key="out"
              look="secondary"
              small
              action={paths.removeSubject.to(round.id)}
              fields={{ objek: it.row }}
            >
              {t('evaluation.subjects.remove')}
              <span class="sr-only"> {it.title}</span>
            </PostButton>
          ) : null,
        ],
      }))}
    />
  );
}

function Adding({ round, search, found }: SubjectsPageProps & { readonly found: readonly FoundSubject[] }) {
  return (
    <Section title={t('evaluation.subjects.add')} onScreenOnly>
      <SearchBox
        action={paths.subjects.to(round.id)}
        name="cari"
        label={t('evaluation.subjects.search')}
        hint={t('evaluation.subjects.searchHint')}
        value={search}
      />
      {found.length === 0 ? (
        <p class="muted mt-4">{t('evaluation.subjects.nothing')}</p>
      ) : (
        <Form action={paths.subjects.to(round.id)}>
          <HiddenField name="cari" value={search} />
          <CheckboxGroup
            name="objek"
            label={t('evaluation.subjects.choose')}
            optional
            choices={found.map((it) => ({ value: it.subjectId, label: it.title, hint: placeOf(it) }))}
          />
          <FormActions>
            <Button>{t('evaluation.subjects.addChosen')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}
